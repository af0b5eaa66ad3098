import { expect, test } from 'vitest';
import { progressOn } from '../../../src/walkthrough/runner/render-progress.ts';
import type { WalkEvent } from '../../../src/walkthrough/runner/walk-event.ts';

const failed = { type: 'walk-end', room: 0, status: 'failed' } as const;
const walkEnd = { ...failed, errors: [], attachments: [] };
const events: WalkEvent[] = [
  { type: 'walk-begin', title: 'Skipped' },
  { ...walkEnd, title: 'Skipped', status: 'skipped' },
  { type: 'walk-begin', title: 'Quickstart' },
  { type: 'step-begin', depth: 0, title: 'Install' },
  { type: 'step-begin', depth: 1, title: 'run: a' },
  { type: 'step-end', depth: 1, title: 'run: a', durationMs: 1_234, failed: false },
  { type: 'step-begin', depth: 1, title: 'run: b' },
  { type: 'step-end', depth: 1, title: 'run: b', durationMs: 61_000, failed: true },
  { type: 'step-end', depth: 0, title: 'Install', durationMs: 62_300, failed: true },
  { ...walkEnd, title: 'Quickstart' },
];

function show(isTTY: boolean, shown: readonly WalkEvent[]): string {
  let text = '';
  const progress = progressOn({ isTTY, write: (part) => (text += part) });
  shown.forEach(progress.show);
  progress.end();
  return text;
}

test('tells a log which step and which command is under way', () => {
  expect(show(false, events)).toBe(
    '\nQuickstart\n  Install\n    run: a  1.2 s\n    run: b  broken after 1 min 01 s\n',
  );
});

test('leaves no half-written line and no spinner when it is stopped', () => {
  const stopped = show(true, events.slice(0, 5));
  expect(stopped.endsWith('\r\u001b[K    run: a\n')).toBe(true);
});
