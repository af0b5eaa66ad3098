import { expect, test } from 'vitest';
import { sayProgress } from '../../../integrations/docs/reporting/progress.ts';

/** What is said of pages that each take so long. */
function saidOf(total: number, pageMs: number): string[] {
  const said: string[] = [];
  let nowMs = 0;
  const done = sayProgress({
    verb: 'compiled',
    total,
    now: () => nowMs,
    say: (line) => said.push(line),
  });
  for (let page = 0; page < total; page += 1) {
    nowMs += pageMs;
    done();
  }
  return said;
}

test('says once a second how far a build is', () => {
  expect(saidOf(10, 300)).toEqual(['compiled 4 of 10 pages', 'compiled 8 of 10 pages']);
});

test('says nothing of what is done within a second, nor of the last page', () => {
  expect(saidOf(300, 3)).toEqual([]);
  expect(saidOf(1, 5_000)).toEqual([]);
});
