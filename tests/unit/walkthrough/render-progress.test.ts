import { expect, test } from 'vitest';
import { progressOn } from '../../../src/walkthrough/runner/render-progress.ts';
import type { WalkEvent } from '../../../src/walkthrough/runner/walk-event.ts';

const failed = { type: 'walk-end', room: 0, status: 'failed' } as const;
const walkEnd = { ...failed, errors: [], attachments: [] };
const events: WalkEvent[] = [
  { type: 'walk-begin', title: 'Skipped', room: 0 },
  { ...walkEnd, title: 'Skipped', status: 'skipped' },
  { type: 'walk-begin', title: 'Quickstart', room: 0 },
  { walk: 'Quickstart', type: 'step-begin', depth: 0, title: 'Install' },
  { walk: 'Quickstart', type: 'step-begin', depth: 1, title: 'run: a' },
  {
    walk: 'Quickstart',
    type: 'step-end',
    depth: 1,
    title: 'run: a',
    durationMs: 1_234,
    failed: false,
  },
  { walk: 'Quickstart', type: 'step-begin', depth: 1, title: 'run: b' },
  {
    walk: 'Quickstart',
    type: 'step-end',
    depth: 1,
    title: 'run: b',
    durationMs: 61_000,
    failed: true,
  },
  {
    walk: 'Quickstart',
    type: 'step-end',
    depth: 0,
    title: 'Install',
    durationMs: 62_300,
    failed: true,
  },
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

test('tells of walkthroughs at once one after the other, and of each room', () => {
  const of = (walk: string, room = 0): WalkEvent[] => [
    { type: 'walk-begin', title: walk, room },
    { type: 'step-begin', walk, depth: 0, title: `Do ${walk}` },
    { type: 'step-end', walk, depth: 0, title: `Do ${walk}`, durationMs: 1_000, failed: false },
    { ...walkEnd, title: walk, room, status: 'passed' },
  ];
  const [a, b, again, c] = [of('A'), of('B'), of('B', 1), of('C')];
  const mixed = [
    ...[a[0], ...b, again[0], c[0], c[1]],
    ...[a[1], a[2], a[3], again[1], c[2], c[3], again[2], again[3]],
  ].flatMap((event) => event ?? []);
  const told = ['A', 'B', 'B, again in a fresh room', 'C'].map(
    (title) => `\n${title}\n  Do ${title.charAt(0)}  1.0 s\n`,
  );
  expect(show(false, mixed)).toBe(told.join(''));
  const skipped: WalkEvent[] = [
    { type: 'walk-begin', title: 'S', room: 0 },
    { ...walkEnd, title: 'S', status: 'skipped' },
  ];
  const counted = show(false, [{ type: 'plan', walks: 4 }, ...skipped, ...mixed]);
  expect(counted.match(/\n\w.*/g)).toEqual([
    '\nA (1 of 3)',
    '\nB (2 of 3)',
    '\nB, again in a fresh room',
    '\nC (3 of 3)',
  ]);
});
