import { maskAcross } from '../workspace/mask-across.ts';
import type { Recording } from './terminal.ts';

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
