import { baseProgramNames, toolOf } from '../../protocol/known-tools.ts';
import type { Need } from '../../protocol/need.ts';
import { parseToolNeed } from '../../protocol/tool-need.ts';
import { missingProgram } from '../output/missing-program.ts';
import { findPrograms } from './find-programs.ts';

interface Sought {
  needs: readonly Need[];
  /** The folders on the machine's PATH. */
  machinePath: readonly string[];
  printed: readonly string[];
}

/** A program that a command looked for in vain, on a page that says what it needs. */
export type Lacking =
  /** The author had it, and the page does not name it. */
  | { whose: 'page'; program: string; hint: string }
  /** The page may count on it, and this machine does not have it. */
  | { whose: 'machine'; program: string };

/** Undefined where nothing is lacking that the machine or `needs:` could have given. */
export function lackingProgram({ needs, machinePath, printed }: Sought): Lacking | undefined {
  const program = missingProgram(printed);
  if (program === undefined || needs.length === 0) return undefined;
  const named = needs.flatMap((need) => parseToolNeed(need) ?? []);
  const isNamed = named.some(({ programs }) => programs.includes(program));
  if (isNamed || baseProgramNames.has(program)) return { whose: 'machine', program };
  if (findPrograms(program, machinePath).length === 0) return undefined;
  const list = [...needs.map(({ name }) => name), toolOf(program)];
  const hint = `command not found: ${program}. The page does not name it in \`needs:\`, so the newcomer does not have it; this machine has it. If readers need it, add it: needs: [${list.join(', ')}]`;
  return { whose: 'page', program, hint };
}
