import type { Recording } from './terminal.ts';

/** Between two letters of a masked text a terminal may move its cursor or wrap a line. */
const gap = String.raw`(?:\u001b\[[0-9;?]*[A-Za-z]| ?\r|\n)*`;

/** Renders a recording as asciicast v2, with `secrets` masked wherever they were shown. */
export function renderCast(recording: Recording, secrets: readonly string[]): string {
  const { columns, rows, events } = recording;
  const header = { version: 2, width: columns, height: rows, env: { TERM: 'xterm-256color' } };
  const shown = maskAcross(
    events.map(([, data]) => data),
    secrets,
  );
  const lines = events.map(([atMs], index) =>
    JSON.stringify([Number((atMs / 1_000).toFixed(6)), 'o', shown[index]]),
  );
  return [JSON.stringify(header), ...lines, ''].join('\n');
}

/** Masks texts that may begin in one chunk and end in another. */
function maskAcross(chunks: readonly string[], secrets: readonly string[]): string[] {
  const masked = [...chunks];
  for (const secret of secrets.filter((value) => value !== '')) {
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
