import { firstLine } from '../output/first-line.ts';

/** Why a click failed, as Playwright's log of its tries has it. */
export function clickRefusal(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [, element] = /- (<.*) intercepts pointer events/.exec(text) ?? [];
  if (element !== undefined) return `${element.replace(/ from .*$/, '')} lies over it`;
  const [, state] = /element is (not enabled|not stable)/.exec(text) ?? [];
  return state === undefined ? firstLine(error) : `it is ${state}`;
}
