const mostLines = 60;

/** Lines for a message, indented; of a long text its beginning and its end. */
export function quoteLines(lines: readonly string[]): string {
  const indented = lines.map((line) => `    ${line}`.trimEnd());
  if (indented.length <= mostLines) return indented.join('\n');
  const headLines = mostLines / 4;
  const tailLines = mostLines - headLines;
  const left = indented.length - mostLines;
  return [
    ...indented.slice(0, headLines),
    `    [${left} lines left out]`,
    ...indented.slice(-tailLines),
  ].join('\n');
}
