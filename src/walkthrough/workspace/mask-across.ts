/** Between two letters of a masked text a terminal may move its cursor or wrap a line. */
const gap = String.raw`(?:\u001b\[[0-9;?]*[A-Za-z]| ?\r|\n)*`;

/** Masks texts that may begin in one chunk and end in another, the longest first. */
export function maskAcross(chunks: readonly string[], secrets: readonly string[]): string[] {
  const masked = [...chunks];
  const longestFirst = secrets.filter((value) => value !== '').sort((a, b) => b.length - a.length);
  for (const secret of longestFirst) {
    const pattern = new RegExp(Array.from(secret).map(escapeRegExp).join(gap), 'gu');
    const matches = [...masked.join('').matchAll(pattern)].reverse();
    for (const match of matches) cutOut(masked, match.index, match[0].length);
  }
  return masked;
}

function cutOut(chunks: string[], start: number, length: number): void {
  let offset = 0;
  let isMasked = false;
  chunks.forEach((chunk, index) => {
    const from = Math.max(start - offset, 0);
    const to = Math.min(start + length - offset, chunk.length);
    offset += chunk.length;
    if (from >= to) return;
    chunks[index] = chunk.slice(0, from) + (isMasked ? '' : '***') + chunk.slice(to);
    isMasked = true;
  });
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
