import { namesOfWords, toolNamed, type KnownTool } from './known-tools.ts';
import type { Need } from './need.ts';

/** A need that is a tool: something with a program, which a reader has or has not. */
export interface ToolNeed extends KnownTool {
  need: Need;
  version?: NeededVersion;
}

/** Of `22.13`: of the same first number and not older; `22+`: not older. */
export interface NeededVersion {
  numbers: readonly number[];
  isLeast: boolean;
}

const form =
  /^(?<name>\S+(?: [a-z]+)?)(?:\s+(?<least>>=\s*)?v?(?<numbers>\d+(?:\.\d+)*)(?:\.x)?(?<later>\+|,? (?:or|and) (?:later|newer|above|higher|up))?)?$/i;

/**
 * The tool that a need names: `node 22`, `docker`, `Python 3.12 or later`. What takes time to get is
 * none, and neither are words that are no name of a program: `GitHub account`.
 */
export function parseToolNeed(need: Need): ToolNeed | undefined {
  if (need.ms !== undefined) return undefined;
  const { name, least, numbers, later } = form.exec(need.name.trim())?.groups ?? {};
  const known = name?.toLowerCase();
  if (known === undefined) return undefined;
  if (known.includes(' ') ? !namesOfWords.includes(known) : !/^[\w.+-]*[a-z][\w.+-]*$/.test(known))
    return undefined;
  const version = numbers && {
    numbers: numbers.split('.').map(Number),
    isLeast: (least ?? later) !== undefined,
  };
  return { ...toolNamed(known), need, ...(version ? { version } : {}) };
}

/** Whether a version is one that the need asks for. */
export function fitsVersion({ numbers, isLeast }: NeededVersion, has: readonly number[]): boolean {
  if (!isLeast && numbers[0] !== has[0]) return false;
  for (const [index, number] of numbers.entries()) {
    const other = has[index] ?? 0;
    if (other !== number) return other > number;
  }
  return true;
}
