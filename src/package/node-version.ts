// Loaded by Node versions that are too old, so written in words that they know.
import { defineError, type MeantimeError } from '../protocol/errors.ts';
import { ownPackage } from './own-package.ts';

export const nodeUnsupported = defineError({
  code: 'node-unsupported',
  title: 'This Node.js is not supported.',
  message: (range: string, version: string, executable: string) =>
    `Meantime needs Node.js ${wordRange(range)}, and this is ${version} (${executable}).`,
  hint: 'Install another one from https://nodejs.org, or add it to the project: npm install --save-dev node',
});

/**
 * What to tell a person whose Node is not one of those that package.json names; undefined when it is.
 *
 * @param range as in package.json: `^22.13.0 || >=24.0.0`
 */
export function complaintAboutNode(
  { version, executable }: { version: string; executable: string },
  range = ownPackage().engines.node,
): MeantimeError | undefined {
  const parts = numbersOf(version);
  const isFine = alternativesOf(range).some(({ isOneMajor, from }) => {
    const isLater = compare(parts, from) >= 0;
    return isLater && (!isOneMajor || parts[0] === from[0]);
  });
  return isFine ? undefined : nodeUnsupported(range, version, executable);
}

/** A range in words: `22 (22.13 or later) or 24 or later`. */
export function wordRange(range: string): string {
  return alternativesOf(range)
    .map(({ isOneMajor, from: [major, minor] }) => {
      const first = minor === 0 ? `${major}` : `${major}.${minor}`;
      return isOneMajor ? `${major} (${first} or later)` : `${first} or later`;
    })
    .join(' or ');
}

type Version = readonly [major: number, minor: number, patch: number];

/** `^22.13.0` is of one major version, `>=24.0.0` of any later one. */
function alternativesOf(range: string): { isOneMajor: boolean; from: Version }[] {
  return range.split('||').map((part) => {
    const text = part.trim();
    return { isOneMajor: text.startsWith('^'), from: numbersOf(text.replace(/^(?:\^|>=)/, '')) };
  });
}

function numbersOf(version: string): Version {
  const [major = 0, minor = 0, patch = 0] = version.split('-')[0]?.split('.').map(Number) ?? [];
  return [major, minor, patch];
}

function compare(one: Version, other: Version): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
