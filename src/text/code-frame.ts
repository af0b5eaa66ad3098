import { withSigns } from './printable.ts';

export interface Place {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units as editors count; the whole line is meant when it is absent. */
  column?: number | undefined;
}

const linesBefore = 2;
const linesAfter = 1;
const tabColumns = 4;
const maxColumns = 100;

/**
 * The lines around a place of a text, numbered, with a mark below the place:
 *
 * ```
 *   11 | Text
 * > 12 | <Crad title="x" />
 *      | ^
 * ```
 *
 * Long lines are cut around the place; tabs are spaces, and what cannot be seen is a sign. Empty
 * where the text has no such line.
 */
export function renderCodeFrame(source: string, { line, column }: Place): string {
  const lines = linesOf(source);
  const blamed = lines[line - 1];
  if (blamed === undefined) return '';
  const first = Math.max(line - linesBefore, 1);
  const shown = lines.slice(first - 1, line + linesAfter);
  const gutter = String(first + shown.length - 1).length;
  const before = column === undefined ? 0 : columnsOf(blamed.slice(0, column - 1));
  const window = windowAround(before, columnsOf(blamed));
  return shown
    .flatMap((text, index) => {
      const number = first + index;
      const isBlamed = number === line;
      const row = `${isBlamed ? '>' : ' '} ${String(number).padStart(gutter)} | ${cut(text, window)}`;
      const mark = `  ${' '.repeat(gutter)} | ${' '.repeat(before - window.start)}^`;
      return isBlamed && column !== undefined ? [row, mark] : [row];
    })
    .map((row) => row.trimEnd())
    .join('\n');
}

/** The lines of a text, as parsers and editors part them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

interface Window {
  /** In columns of a terminal; the end is not part of it. */
  start: number;
  end: number;
}

function windowAround(column: number, length: number): Window {
  if (length <= maxColumns) return { start: 0, end: maxColumns };
  const start = Math.max(0, Math.min(column - maxColumns / 2, length - maxColumns));
  return { start, end: start + maxColumns };
}

/** What of a line lies in the window; `…` stands where something is left out. */
function cut(text: string, { start, end }: Window): string {
  let shown = '';
  let at = 0;
  for (const { grapheme, columns } of cellsOf(text, end + 1)) {
    const isInside = at >= start + (start > 0 ? 1 : 0) && at + columns <= end;
    if (isInside) shown += grapheme;
    else if (at + columns > start && at < end) shown += at < start + 1 ? '…'.padEnd(columns) : '';
    at += columns;
  }
  return at > end ? `${shown}…` : shown;
}

function columnsOf(text: string): number {
  let columns = 0;
  for (const cell of cellsOf(text)) columns += cell.columns;
  return columns;
}

interface Cell {
  grapheme: string;
  columns: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The characters of a line as a terminal shows them, until so many columns are full. */
function* cellsOf(text: string, limitColumns = Infinity): Generator<Cell> {
  let at = 0;
  for (const grapheme of graphemesOf(withSigns(text))) {
    if (at >= limitColumns) return;
    const columns = grapheme === '\t' ? tabColumns - (at % tabColumns) : widthOf(grapheme);
    yield { grapheme: grapheme === '\t' ? ' '.repeat(columns) : grapheme, columns };
    at += columns;
  }
}

function* graphemesOf(text: string): Generator<string> {
  // A character of ASCII is a grapheme, and most lines hold nothing else.
  if (/^[\t\x20-\x7e]*$/.test(text)) yield* text;
  else for (const { segment } of segmenter.segment(text)) yield segment;
}

// East Asian wide and fullwidth characters: https://www.unicode.org/reports/tr11/
const wide =
  /^(?:\p{Emoji_Presentation}|.\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{16fe0}-\u{18cff}]|[\u{1b000}-\u{1b2ff}]|[\u{1f300}-\u{1f64f}]|[\u{1f900}-\u{1f9ff}]|[\u{20000}-\u{3fffd}])/u;

function widthOf(grapheme: string): number {
  if (/^[\p{M}\u200c\u200d]+$/u.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}
