import { expect, test } from 'vitest';
import { SharedAnswers } from '../../../src/reports/shared-answers.ts';

/** Answers that take as long as the test says, and how often each was made. */
function open(tookMs: number) {
  let nowMs = 0;
  let made = 0;
  const answers = new SharedAnswers(() => nowMs);
  const { signal } = new AbortController();
  const ask = (key = 'a') =>
    answers.ask(
      key,
      () => {
        made += 1;
        const text = `${key}${made}`;
        return Promise.resolve({ text, tookMs });
      },
      signal,
    );
  return { ask, pass: (ms: number) => (nowMs += ms) };
}

test('what took long to make is given again for ten times as long', async () => {
  const { ask, pass } = open(2_000);
  expect(await ask()).toBe('a1');
  pass(19_999);
  expect(await ask()).toBe('a1');
  pass(1);
  expect(await ask()).toBe('a2');
});

test('what took no time is made anew each time', async () => {
  const { ask } = open(0);
  expect([await ask(), await ask()]).toEqual(['a1', 'a2']);
});

test('of many the oldest goes', async () => {
  const { ask } = open(1_000_000);
  await ask('first');
  for (let index = 0; index < 12; index += 1) await ask(`other ${index} `);
  expect(await ask('first')).toBe('first14');
  expect(await ask('other 11 ')).toBe('other 11 13');
});
