import { expect, test } from 'vitest';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import { readerNotes } from '../../../src/reports/reader-notes.ts';
import { renderNotes } from '../../../src/reports/render-notes.ts';
import { testManifest } from '../../harness/start-collector.ts';
import { runEvents } from './run-events.ts';

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
  const notes = readerNotes(events, withLines(testManifest()));
  expect(renderNotes(notes, { color: false })).toMatchInlineSnapshot(`
    "Install  content/quickstart.mdx:10  quickstart
      2026-01-15, by the team
        From the team

    Write  content/quickstart.mdx:20  quickstart
      2026-01-16, on an earlier page
        Still: which?
        None is named.
      2026-01-15
        Which folder?

    Run  content/quickstart.mdx:30  quickstart
      2026-01-15
        How do I stop it?

    write  /quickstart/  quickstart (de)
      2026-01-15, on an earlier page
        Wo?

    gone  content/quickstart.mdx  quickstart
      2026-01-15
        From another time

    write  /old/  old
      2026-01-15, on an earlier page
        Of a page that is gone
    "
  `);
});

test('steer no terminal and hide nothing', () => {
  const hostile = '\u001B[2J\u202Edrow\u0007\r\nnext\u2028line 👩‍👩‍👧 <script>';
  const [first] = readerNotes(runEvents([note(hostile, 1)]), testManifest());
  expect(first?.text).toBe(hostile);
  const text = renderNotes(first ? [first] : [], { color: false });
  expect(text).toContain('    ␛[2J�drow␇\n    next�line 👩‍👩‍👧 <script>\n');
});

test('are none', () => {
  expect(renderNotes([], { color: true })).toBe('No reader has left a note in this time.\n');
});
