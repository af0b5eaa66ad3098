const fence = /^[ \t]*(`{3,}|~{3,})/;

/**
 * Lines without the indent that they share and the quotes that they stand in, and without the empty
 * lines around them. The code in fences has no say in how deep the lines are.
 *
 * @param quotes how many `>` each line but the first begins with
 * @param startsLine false when the first line is the rest of one, so that it says nothing of the others
 */
export function outdent(text: string, quotes: number, startsLine: boolean): string {
  const quote = new RegExp(`^(?:[ \\t]*>){0,${quotes}} ?`);
  const lines = text.split(/\r?\n/).map((line, index) => {
    return quotes === 0 || index === 0 ? line : line.replace(quote, '');
  });
  const share = Math.min(...indents(startsLine ? lines : lines.slice(1)));
  const indent = new RegExp(`^[ \\t]{0,${Number.isFinite(share) ? share : 0}}`);
  const moved = lines.map((line) => line.replace(indent, ''));
  return moved
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

function indents(lines: readonly string[]): number[] {
  const found: number[] = [];
  let open: string | undefined;
  for (const line of lines) {
    const [, marks] = fence.exec(line) ?? [];
    const isCode = open !== undefined;
    if (marks !== undefined) {
      if (open === undefined) open = marks;
      else if (marks.startsWith(open)) open = undefined;
    }
    if (!isCode && line.trim() !== '') found.push(line.search(/\S/));
  }
  return found;
}
