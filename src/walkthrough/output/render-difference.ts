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

/** Of an output that is no longer, all lines are shown, in place of `...`. */
const mostWhole = 20;

/** A line that stands alone, or a pair that differs, costs as much as ten that `...` takes in. */
const aloneCost = 10;

/** The cheapest alignment: few lines that stand alone, and few that `...` takes in. */
function align(
  patterns: readonly LinePattern[],
  came: readonly string[],
  skipped: number,
): string[] {
  const width = came.length + 1;
  /** Least cost of what is left from (pattern, line) on. */
  const costs = new Uint32Array((patterns.length + 1) * width);
  const cost = (pattern: number, line: number) => costs[pattern * width + line] ?? 0;
  const isAny = (pattern: number) => patterns[pattern]?.kind === 'any-lines';

  /** What going on in one way costs; infinite where it is no way. */
  function costOf(way: Pairing, pattern: number, line: number): number {
    const current = patterns[pattern];
    const [patternsOn, linesOn] = ways[way];
    if ((patternsOn && !current) || (linesOn && line >= came.length)) return Infinity;
    const rest = cost(pattern + patternsOn, line + linesOn);
    if (way === 'together') {
      if (current?.kind !== 'line') return Infinity;
      return rest + (current.matches[line + skipped] ? 0 : aloneCost);
    }
    if (way === 'extra') return rest + (isAny(pattern) ? 1 : aloneCost);
    return rest + (isAny(pattern) ? 0 : aloneCost);
  }

  const best = (pattern: number, line: number) => {
    const [first, ...others] = wayNames;
    return others.reduce<Pairing>(
      (way, other) => (costOf(other, pattern, line) < costOf(way, pattern, line) ? other : way),
      first,
    );
  };

  for (let pattern = patterns.length; pattern >= 0; pattern -= 1) {
    for (let line = came.length; line >= 0; line -= 1) {
      if (pattern === patterns.length && line === came.length) continue;
      costs[pattern * width + line] = costOf(best(pattern, line), pattern, line);
    }
  }

  const rows: string[] = [];
  for (let pattern = 0, line = 0; pattern < patterns.length || line < came.length;) {
    const way = best(pattern, line);
    const expected = patterns[pattern]?.source.trimEnd() ?? '';
    const isMatch =
      way === 'together' && costOf(way, pattern, line) === cost(pattern + 1, line + 1);
    if (isMatch) rows.push(`  ${came[line] ?? ''}`);
    else if (way === 'missing' && isAny(pattern)) {
      if (came.length > mostWhole) rows.push('  ...');
    } else {
      if (way !== 'extra') rows.push(`- ${expected}`);
      if (way !== 'missing' && !isAny(pattern)) rows.push(`+ ${came[line] ?? ''}`);
      // What `...` took in tells where in the output this is.
      else if (way === 'extra' && came.length <= mostWhole) rows.push(`  ${came[line] ?? ''}`);
    }
    const [patternsOn, linesOn] = ways[way];
    pattern += patternsOn;
    line += linesOn;
  }
  return rows;
}

/** Ways to go on: how many expected lines and how many that came each takes. */
const ways = { together: [1, 1], missing: [1, 0], extra: [0, 1] } as const;
type Pairing = keyof typeof ways;
const wayNames = ['together', 'missing', 'extra'] as const satisfies Pairing[];
