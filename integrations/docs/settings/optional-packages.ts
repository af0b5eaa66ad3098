import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { installLine } from '../../../src/package/install-line.ts';
import type { MeantimeError } from '../../../src/protocol/errors.ts';

/**
 * Finds what an opt-in needs where the project has it installed. Nothing is loaded by that.
 *
 * @param root of the project
 * @param entries by what npm installs each package as (`typescript@6`), what is loaded of it
 * @param missing makes the error, of the packages that are not there and the line that installs all
 * @throws MeantimeError what `missing` makes
 */
export function requirePackages(
  root: URL,
  entries: Readonly<Record<string, string>>,
  missing: (names: readonly string[], line: string) => MeantimeError,
): NodeJS.Require {
  const load = createRequire(new URL('package.json', root));
  const lacking = Object.entries(entries).filter(([, entry]) => !isThere(load, entry));
  if (lacking.length > 0) {
    const line = installLine(Object.keys(entries), fileURLToPath(root));
    throw missing(
      lacking.map(([name]) => name),
      line,
    );
  }
  return load;
}

function isThere(load: NodeJS.Require, entry: string): boolean {
  try {
    load.resolve(entry);
    return true;
  } catch {
    return false;
  }
}
