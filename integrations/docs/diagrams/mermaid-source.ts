import type { ThrownByMermaid } from './client/draw-in-page.ts';

/**
 * The text of a diagram as Mermaid's parsers count its lines: remarks, which Mermaid would take out
 * with their lines, are empty lines; what it takes out at the top is counted.
 */
export function sourceForParser(source: string): { text: string; skipped: number } {
  const text = source.replace(/^[^\S\n]*%%(?!\{)[^\n]*$/gm, '');
  const head =
    /^(?:\s*(?:---[^\S\n]*\n[\s\S]*?\n[^\S\n]*---[^\S\n]*(?:\n|$)|%%\{[\s\S]*?\}%%[^\S\n]*(?:\n|$)))*\s*/.exec(
      text,
    )?.[0] ?? '';
  return { text, skipped: head.split('\n').length - 1 };
}

/** What Mermaid says is wrong, as one sentence without its frame. */
export function wordFault(message: string): string {
  const lines = message.split('\n').map((line) => line.trim());
  const [first = ''] = lines;
  const expecting = lines.find((line) => line.startsWith('Expecting '));
  const [, got] = /^Expecting (?:'[^']*', ){6,}.*got '([^']*)'/.exec(expecting ?? '') ?? [];
  if (got !== undefined) return `it does not expect ${got === '1' ? 'the end' : `'${got}'`} here`;
  const said = (expecting ?? first).replace(/got '1'$/, 'got the end');
  return said
    .replace(/^Parsing failed:\s*/, '')
    .replace(/^(?:Parse|Lexical) error on line \d+(?:, column \d+)?[:.]\s*/, '')
    .replace(/[.:]$/, '')
    .trim();
}

/** Where a parser stopped, as far as it says so. */
export function placeOfFault({ message, hash, lexed, parsed }: ThrownByMermaid): {
  line?: number;
  column?: number;
} {
  if (hash?.loc) return { line: hash.loc.first_line, column: hash.loc.first_column + 1 };
  if (lexed?.line !== undefined) return { line: lexed.line, column: lexed.column ?? 1 };
  const { token, previousToken } = parsed ?? {};
  if (token?.startLine !== undefined) {
    return { line: token.startLine, column: token.startColumn ?? 1 };
  }
  if (previousToken?.endLine !== undefined) {
    return { line: previousToken.endLine, column: (previousToken.endColumn ?? 0) + 1 };
  }
  const told = /on line (\d+)/.exec(message)?.[1];
  return told === undefined ? {} : { line: Number(told) };
}
