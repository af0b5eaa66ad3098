/**
 * Highlighters see a fence's text, language and meta, but not its place, so the line travels in
 * the meta as a last word, and is taken out again before the block is highlighted.
 */
const linePattern = /(?:^| )meantime-line=(\d+)$/;

/** The meta with the fence's line in it. */
export function putLine(meta: string, line: number): string {
  return `${meta} meantime-line=${line}`.trimStart();
}

/** The meta as its writer left it, and the line, if there is one. */
export function takeLine(meta: string): { meta: string; line?: number } {
  const match = linePattern.exec(meta);
  return match ? { meta: meta.slice(0, match.index), line: Number(match[1]) } : { meta };
}
