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
