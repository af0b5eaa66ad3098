import type { ScreenLine } from '../../protocol/screen-line.ts';
import { maskAcross } from './mask-across.ts';

/** Masks secrets on a screen: one may change its colour, or go on in the next line, in its midst. */
export function maskLines(lines: readonly ScreenLine[], secrets: readonly string[]): ScreenLine[] {
  if (secrets.length === 0) return [...lines];
  const runs = lines.flatMap((line) => [...line, undefined]);
  const texts = maskAcross(
    runs.map((run) => run?.text ?? '\n'),
    secrets,
  );
  const masked: ScreenLine[] = [];
  let open: ScreenLine = [];
  runs.forEach((run, index) => {
    const text = texts[index] ?? '';
    if (run && text !== '') open = [...open, { ...run, text }];
    if (run) return;
    masked.push(open);
    open = [];
  });
  return masked;
}
