import { lettersOf } from './letters-of.ts';

interface TableOptions {
  /** Indexes of the columns that are aligned at the right: numbers. @default [] */
  alignRight?: readonly number[];
}

/** Rows as lines, in columns as wide as their widest cell, without trailing blanks. */
export function renderTable(
  rows: readonly (readonly string[])[],
  { alignRight = [] }: TableOptions = {},
): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
    });
  }
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const padding = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
      return alignRight.includes(column) ? padding + cell : cell + padding;
    });
    return cells.join('  ').trimEnd();
  });
}

function widthOf(cell: string): number {
  return lettersOf(cell).length;
}
