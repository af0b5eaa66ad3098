import { createContext, Script } from 'node:vm';
import { patternOf } from '../../protocol/output-pattern.ts';

/** Longer lines are compared by their beginning, so that a pattern has bounded work. */
const lineCharacters = 10_000;
/** Of the processor's time: a machine that is busy with other things takes longer. */
const patternMs = 500;

/** One line of an expected text. */
export type LinePattern =
  { kind: 'any-lines'; source: string } | { kind: 'line'; source: string; matches: boolean[] };

/** A pattern that cannot be judged; `problem` completes the sentence "this pattern …". */
export interface PatternProblem {
  pattern: string;
  problem: string;
}

export function isProblem(value: LinePattern | PatternProblem): value is PatternProblem {
  return 'problem' in value;
}

/**
 * Reads one line of an expected text and says which of the lines that came it fits:
 * `...` stands for any lines, `[..]` for anything within a line, `/…/` is a regular expression.
 */
export function matchLines(source: string, came: readonly string[]): LinePattern | PatternProblem {
  if (source.trim() === '...') return { kind: 'any-lines', source };
  const pattern = patternOf(source);
  if (pattern !== undefined) {
    const matches = matchPattern(pattern, came);
    return Array.isArray(matches) ? { kind: 'line', source, matches } : matches;
  }
  const parts = expandTabs(source).trimEnd().split('[..]');
  return { kind: 'line', source, matches: came.map((line) => matchParts(parts, line.trimEnd())) };
}

/** True when the line is the parts in their order with anything between them. */
function matchParts(parts: readonly string[], line: string): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return line === first;
  if (!line.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const found = line.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return line.length - last.length >= from && line.endsWith(last);
}

/** A pattern comes from a page: it gets a time limit, because some patterns never end. */
function matchPattern(
  pattern: string,
  came: readonly string[],
  limitMs = patternMs,
): boolean[] | PatternProblem {
  const context = createContext({
    pattern,
    lines: came.map((line) => line.slice(0, lineCharacters)),
  });
  const script = new Script(
    'const expression = new RegExp(pattern, "u"); JSON.stringify(lines.map((line) => expression.test(line)));',
  );
  const before = process.cpuUsage();
  try {
    const result: unknown = script.runInContext(context, { timeout: limitMs });
    return JSON.parse(String(result)) as boolean[]; // the script above yields nothing else
  } catch (error) {
    // The error may be of another realm, so its class says nothing.
    const { code } = error as { code?: string }; // whatever a script throws here is an error
    const isSlow = code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    const spentMs = process.cpuUsage(before).user / 1_000;
    if (isSlow && spentMs < patternMs * 0.8) return matchPattern(pattern, came, limitMs * 2);
    return {
      pattern: `/${pattern}/`,
      problem: isSlow
        ? `takes longer than ${patternMs} ms on what came`
        : 'is not a regular expression',
    };
  }
}

/** A terminal shows tabs as spaces up to the next multiple of eight. */
function expandTabs(line: string): string {
  let expanded = '';
  for (const character of line) {
    expanded += character === '\t' ? ' '.repeat(8 - (expanded.length % 8)) : character;
  }
  return expanded;
}
