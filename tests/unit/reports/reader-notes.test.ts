import { expect, test } from 'vitest';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import { readerNotes } from '../../../src/reports/notes/reader-notes.ts';
import { renderNotes } from '../../../src/reports/notes/render-notes.ts';
import { testManifest } from '../../harness/start-collector.ts';
import type { NoteMark, NoteStatus } from '../../../src/protocol/note-mark.ts';
import { noteState } from '../../../src/reports/notes/note-state.ts';
import { notesDone } from '../../../src/reports/notes/notes-done.ts';
import { noonMs, runEvents } from './run-events.ts';

function withLines(manifest: Manifest): Manifest {
  const { quickstarts } = manifest;
  for (const { variants } of quickstarts) {
    for (const [index, step] of variants[0].steps.entries()) step.line = 10 * (index + 1);
  }
  return manifest;
}

const note = (text: string, atS: number, more: object = {}) => ({
  ...{ kind: 'confused' as const, step: 'write', note: text, atS },
  ...more,
});

test('are told by quickstart and step in the order of the page, the newest first', () => {
  const events = runEvents([
    { kind: 'land', atS: 0 },
    note('Which folder?', 100),
    note('Still: which?\nNone is named.', 90_000, { revision: 'r0' }),
    note('How do I stop it?', 200, { step: 'run' }),
    note('From another time', 300, { step: 'gone' }),
    note('From the team', 400, { step: 'install', internal: true }),
    note('A script', 500, { lab: true }),
    note('Wo?', 600, { locale: 'de' }),
    note('Of a page that is gone', 700, { quickstart: 'old', page: '/old/' }),
  ]);
  const [run, day] = ['a'.repeat(32), 86_400_000];
  const marks: NoteMark[] = [
    { run, seq: 2, status: 'seen', atMs: noonMs + day },
    { run, seq: 3, status: 'answered', atMs: noonMs + 3 * day },
    { run, seq: 3, status: 'fixed', atMs: noonMs + 2 * day, commit: '4f0c2e1' },
  ];
  const notes = readerNotes(events, marks, withLines(testManifest()));
  expect(renderNotes(notes, { color: false })).toMatchInlineSnapshot(`
    "Install  content/quickstart.mdx:10  quickstart
      T1FDA2SCTX  2026-01-15, by the team
        From the team

    Write  content/quickstart.mdx:20  quickstart
      F52YFAGFVE  2026-01-16, on an earlier page, seen 2026-01-16
        Still: which?
        None is named.
      EN4QCR7AAX  2026-01-15
        Which folder?

    Run  content/quickstart.mdx:30  quickstart
      8QP7YFWQBK  2026-01-15, fixed 2026-01-17 by 4f0c2e1, answered 2026-01-18
        How do I stop it?

    write  /quickstart/  quickstart (de)
      MY3KEK0355  2026-01-15, on an earlier page
        Wo?

    gone  content/quickstart.mdx  quickstart
      H136A5CBXD  2026-01-15
        From another time

    write  /old/  old
      D8Q6GTFJF2  2026-01-15, on an earlier page
        Of a page that is gone
    "
  `);
});

test('steer no terminal and hide nothing', () => {
  const hostile = '\u001B[2J\u202Edrow\u0007\r\nnext\u2028line 👩‍👩‍👧 <script>';
  const [first] = readerNotes(runEvents([note(hostile, 1)]), [], testManifest());
  expect(first?.text).toBe(hostile);
  const text = renderNotes(first ? [first] : [], { color: false });
  expect(text).toContain('    ␛[2J�drow␇\n    next�line 👩‍👩‍👧 <script>\n');
});

const marked = (status: NoteStatus, atMs: number, commit?: string): NoteMark => ({
  ...{ run: 'a'.repeat(32), seq: 0, status, atMs },
  ...(commit === undefined ? {} : { commit }),
});

test.each<[string, NoteMark[], object]>([
  ['nobody', [], { status: 'open' }],
  ['seen', [marked('seen', 5)], { status: 'seen', seenAtMs: 5 }],
  ['seen twice', [marked('seen', 9), marked('seen', 5)], { status: 'seen', seenAtMs: 5 }],
  [
    'fixed, which is seen as well',
    [marked('fixed', 5, 'abc')],
    { status: 'fixed', seenAtMs: 5, fixedAtMs: 5, fixedBy: 'abc' },
  ],
  [
    'answered, and fixed later',
    [marked('fixed', 8), marked('answered', 6), marked('seen', 5)],
    { status: 'fixed', seenAtMs: 5, answeredAtMs: 6, fixedAtMs: 8 },
  ],
  [
    'fixed and seen again',
    [marked('fixed', 5), marked('seen', 5), marked('seen', 9)],
    { status: 'fixed', seenAtMs: 5, fixedAtMs: 5 },
  ],
  ['taken back', [marked('open', 6), marked('fixed', 5, 'abc')], { status: 'open' }],
  [
    'fixed, taken back, answered',
    [marked('fixed', 5), marked('open', 6), marked('answered', 7)],
    { status: 'answered', seenAtMs: 7, answeredAtMs: 7 },
  ],
])('a note is %s', (_, marks, state) => {
  expect(noteState(marks)).toEqual(state);
  expect(noteState(marks.toReversed())).toEqual(state);
});

test('what was done about notes is counted, with the median time that it took', () => {
  const events = runEvents([note('A', 0), note('B', 0), note('C', 0), note('D', 0)]);
  const at = (seq: number, status: NoteStatus, atMs: number): NoteMark => ({
    ...{ run: 'a'.repeat(32), seq, status, atMs: noonMs + 100 + atMs },
  });
  const marks = [at(0, 'seen', 10), at(1, 'seen', 30), at(1, 'fixed', 70), at(2, 'fixed', 50)];
  expect(notesDone(readerNotes(events, [...marks, at(3, 'seen', -80)], testManifest()))).toEqual({
    left: 4,
    seen: { count: 4, medianMs: 20 },
    fixed: { count: 2, medianMs: 60 },
    answered: { count: 0, medianMs: null },
  });
});

test('are none', () => {
  expect(renderNotes([], { color: true })).toBe('No reader has left a note in this time.\n');
});
