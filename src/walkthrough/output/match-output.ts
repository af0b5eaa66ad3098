import { isProblem, matchLines, type LinePattern, type PatternProblem } from './match-lines.ts';
import { renderDifference } from './render-difference.ts';

export type OutputMatch =
  | { result: 'matches' }
  /** `difference` is for people: what was expected beside what came. */
  | { result: 'differs'; difference: string }
  | ({ result: 'unusable' } & PatternProblem);

interface Comparison {
  /** The text as the page shows it. */
  expected: string;
  came: readonly string[];
  /** True when other lines may stand before and after, as on a page in a browser. */
  anywhere?: boolean;
  /** Names of the two sides in the difference. */
  names?: { expected: string; came: string };
}

/**
 * Compares what came with the page's expected text, line by line: `...` stands for any lines,
 * `[..]` for anything within a line, `/…/` is a regular expression found in a line.
 * White space at line ends and empty lines around the text do not count.
 */
export function matchOutput(comparison: Comparison): OutputMatch {
  const { anywhere = false, names = { expected: 'the page shows', came: 'what came' } } =
    comparison;
  const came = trimEmptyLines(comparison.came.map((line) => line.trimEnd()));
  const wanted = trimEmptyLines(comparison.expected.split(/\r?\n/));
  const patterns: LinePattern[] = [];
  for (const line of wanted) {
    const pattern = matchLines(line, came);
    if (isProblem(pattern)) return { result: 'unusable', ...pattern };
    patterns.push(pattern);
  }
  const around: LinePattern[] = anywhere ? [{ kind: 'any-lines', source: '...' }] : [];
  if (fits([...around, ...patterns, ...around], came.length)) return { result: 'matches' };
  return { result: 'differs', difference: renderDifference(patterns, came, names) };
}

/** Glob matching: on a mismatch the latest `...` takes one more line. */
function fits(patterns: readonly LinePattern[], lineCount: number): boolean {
  let pattern = 0;
  let line = 0;
  let anyAt = -1;
  let anyUpTo = 0;
  while (line < lineCount) {
    const current = patterns[pattern];
    if (current?.kind === 'any-lines') {
      anyAt = pattern;
      anyUpTo = line;
      pattern += 1;
    } else if (current?.matches[line]) {
      pattern += 1;
      line += 1;
    } else if (anyAt >= 0) {
      anyUpTo += 1;
      pattern = anyAt + 1;
      line = anyUpTo;
    } else return false;
  }
  return patterns.slice(pattern).every(({ kind }) => kind === 'any-lines');
}

function trimEmptyLines(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}
