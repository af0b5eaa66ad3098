export type CsvCell = string | number | null | undefined;

/** A row of a CSV file as RFC 4180 says, with its line end; and no spreadsheet takes a cell for a formula. */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join()}\r\n`;
}

function csvCell(value: CsvCell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  // Some spreadsheets pass over blanks, and take wide signs for narrow ones.
  const text = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
