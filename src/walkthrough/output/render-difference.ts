import type { LinePattern } from './match-lines.ts';
import { quoteLines } from './quote-lines.ts';

/** Longer texts are compared by their last lines: that is where a program says what went wrong. */
const mostLines = 500;

/** Renders a line-by-line difference: `-` only expected, `+` only came, both otherwise. */
export function renderDifference(
  patterns: readonly LinePattern[],
  came: readonly string[],
  names: { expected: string; came: string },
): string {
  const skipped = Math.max(came.length - mostLines, 0);
  const rows = align(patterns.slice(0, mostLines), came.slice(skipped), skipped);
  const legend = [`- ${names.expected}`, `+ ${names.came}${came.length === 0 ? ' (nothing)' : ''}`];
  return `${quoteLines(legend)}\n\n${quoteLines(rows)}`;
}

/** The alignment with the fewest lines that stand alone. */
function align(patterns: readonly LinePattern[], came: readonly string[], skipped: number) {
  const fitsLine = (pattern: LinePattern | undefined, line: number) =>
    pattern?.kind === 'line' && pattern.matches[line + skipped] === true;
  const width = came.length + 1;
  /** Least cost of what is left from (pattern, line) on. */
  const costs = new Uint32Array((patterns.length + 1) * width);
  const cost = (pattern: number, line: number) => costs[pattern * width + line] ?? 0;
  for (let pattern = patterns.length; pattern >= 0; pattern -= 1) {
    for (let line = came.length; line >= 0; line -= 1) {
      costs[pattern * width + line] = leastCost(pattern, line);
    }
  }
  return trace();

  function leastCost(pattern: number, line: number): number {
    const current = patterns[pattern];
    if (!current) return came.length - line;
    const isAny = current.kind === 'any-lines';
    const without = cost(pattern + 1, line) + (isAny ? 0 : 1);
    if (line === came.length) return without;
    const extra = cost(pattern, line + 1) + (isAny ? 0 : 1);
    const together = fitsLine(current, line) ? cost(pattern + 1, line + 1) : Infinity;
    return Math.min(without, extra, together);
  }

  function trace(): string[] {
    const rows: string[] = [];
    let pattern = 0;
    let line = 0;
    while (pattern < patterns.length || line < came.length) {
      const current = patterns[pattern];
      const least = cost(pattern, line);
      if (fitsLine(current, line) && least === cost(pattern + 1, line + 1)) {
        rows.push(`  ${came[line++] ?? ''}`);
        pattern += 1;
      } else if (current?.kind === 'any-lines') {
        if (line < came.length && least === cost(pattern, line + 1)) {
          line += 1;
          continue;
        }
        rows.push('  ...');
        pattern += 1;
      } else if (current && least === cost(pattern + 1, line) + 1) {
        rows.push(`- ${current.source.trimEnd()}`);
        pattern += 1;
      } else rows.push(`+ ${came[line++] ?? ''}`);
    }
    return rows;
  }
}
