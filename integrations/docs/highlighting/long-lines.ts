import type { CodeLook } from '../../../src/protocol/code-look.ts';
import { hasLines } from './code-lines.ts';

/** What a block has room for on a phone that is 360 px wide, and what lines and numbers take of it. */
const columns = { all: 34, lines: 2, numbers: 5 };

/** True where a line may be wider than its block, which the browser alone knows. */
export function hasLongLine(code: string, look: CodeLook): boolean {
  const taken =
    (hasLines(look) ? columns.lines : 0) + (look.firstNumber === undefined ? 0 : columns.numbers);
  const room = columns.all - taken;
  return code.split('\n').some((line) => line.length > room / 2 && columnsOf(line) > room);
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\u{1f300}-\u{1faff}]/gu;

/** As a terminal counts them; a tab is as wide as the theme has it. */
function columnsOf(line: string): number {
  return line.replaceAll('\t', '  ').replace(wide, '  ').length;
}
