/** Lines of a block, from 1; both ends belong to it. */
export interface LineRange {
  first: number;
  last: number;
}

/** Reads `1,3-5`; undefined where some of it is no line. */
export function parseLines(text: string): LineRange[] | undefined {
  const ranges = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): LineRange | undefined => {
      const [, first = '', last = first] =
        /^(\d{1,6})(?:\s*(?:-|\.{2,3})\s*(\d{1,6}))?$/.exec(part) ?? [];
      const range = { first: Number(first), last: Number(last) };
      return range.first >= 1 && range.last >= range.first ? range : undefined;
    });
  const read = ranges.filter((range) => range !== undefined);
  return read.length === ranges.length && read.length > 0 ? read : undefined;
}

export function holdsLine(ranges: readonly LineRange[], line: number): boolean {
  return ranges.some(({ first, last }) => first <= line && line <= last);
}

/** Lines in rising order as `1,3-5` writes them. */
export function writeLines(lines: readonly number[]): string {
  const ranges: LineRange[] = [];
  for (const line of lines) {
    const before = ranges.at(-1);
    if (before?.last === line - 1) before.last = line;
    else ranges.push({ first: line, last: line });
  }
  return ranges
    .map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`))
    .join(',');
}
