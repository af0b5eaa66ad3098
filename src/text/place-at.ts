import { linesOf } from './code-frame.ts';

/** Line and column of an offset of a text, both from 1; the column in UTF-16 units. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const breaks = [...before.matchAll(/\r\n|\n|\r/g)];
  const last = breaks.at(-1);
  return {
    line: breaks.length + 1,
    column: before.length - (last ? last.index + last[0].length : 0) + 1,
  };
}

/** The nearest place that the text has: whoever counted may have counted on behind its end. */
export function placeWithin(
  text: string,
  { line, column }: { line: number; column: number },
): { line: number; column: number } {
  const lines = linesOf(text);
  const nearest = Math.min(Math.max(line, 1), lines.length);
  const length = lines[nearest - 1]?.length ?? 0;
  return { line: nearest, column: Math.min(Math.max(column, 1), length + 1) };
}
