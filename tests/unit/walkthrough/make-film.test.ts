import { expect, it } from 'vitest';
import { textOfLine } from '../../../src/protocol/screen-line.ts';
import type { Film } from '../../../src/protocol/film.ts';
import { makeFilm } from '../../../src/walkthrough/film/make-film.ts';
import type { Recording } from '../../../src/walkthrough/terminal/terminal.ts';

const walked = { quickstart: 'q', variant: 'default', revision: 'r', walkedAtMs: 0 };

function recording(
  openedAtMs: number,
  typedAtMs: number[],
  events: Recording['events'],
): Recording {
  return { columns: 80, rows: 10, openedAtMs, typedAtMs, events };
}

/** What a viewer sees at a moment, without empty rows. */
function seenAt({ frames }: Film, atMs: number): string[] {
  const rows: string[] = [];
  for (const { changes } of frames.filter((frame) => frame.atMs <= atMs)) {
    for (const [row, line] of changes) rows[row] = textOfLine(line);
  }
  return rows.filter((row) => row !== '');
}

it('shows the terminal that is worked in, with pauses shortened', async () => {
  const film = await makeFilm({
    ...walked,
    secrets: [],
    recordings: [
      recording(
        1_000,
        [1_100],
        [
          [0, '$ '],
          [200, 'serve\r\n'],
          [60_000, 'a request\r\n'],
        ],
      ),
      recording(
        20_000,
        [20_500],
        [
          [0, '$ '],
          [600, 'ask\r\n\u001b[32mok\u001b[0m\r\n'],
        ],
      ),
    ],
    steps: [
      { title: 'Serve', atMs: 1_050 },
      { title: 'Ask', atMs: 20_050 },
    ],
  });
  const [serve, ask] = film.steps;
  // What was there before is seen, and then what was typed.
  expect(serve?.atMs).toBe(600);
  expect(seenAt(film, 0)).toEqual(['$']);
  expect(seenAt(film, serve?.atMs ?? 0)).toEqual(['$ serve']);
  expect(seenAt(film, film.durationMs)).toEqual(['$ ask', 'ok']);
  expect(ask?.atMs).toBeGreaterThan(serve?.atMs ?? 0);
  expect(film.durationMs).toBeLessThan(6_000);
  expect(film.frames.flatMap(({ changes }) => changes).flatMap(([, line]) => line)).toContainEqual({
    ...{ text: 'ok', colour: 2 },
  });
  expect([film.columns, film.rows]).toEqual([40, 4]);
});

it('has nothing of what the reader put in, whatever the terminal made of it', async () => {
  const secret = 'k3y-of-the-reader';
  const film = await makeFilm({
    ...walked,
    secrets: [secret],
    recordings: [
      recording(
        0,
        [0],
        [
          [0, 'key k3y-of'],
          [500, '-the-reader\r\n'],
          [1_000, 'k3y-\u001b[31mof-the\u001b[0m-reader\r\n'],
          [1_500, `${'x'.repeat(75)}${secret}\r\n`],
          // Written letter by letter to its place, the last first.
          [2_000, '\u001b[9;10Hreader\u001b[9;1Hk3y-of-the-'],
        ],
      ),
    ],
    steps: [],
  });
  expect(JSON.stringify(film)).toContain('***');
  for (const atMs of film.frames.map((frame) => frame.atMs)) {
    expect(seenAt(film, atMs).join('\n')).not.toContain('reader');
  }
});
