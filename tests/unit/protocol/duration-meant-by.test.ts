import { expect, test } from 'vitest';
import { parseDuration } from '../../../src/protocol/duration.ts';
import { durationMeantBy } from '../../../src/protocol/duration-meant-by.ts';

test.each<[unknown, string | undefined]>([
  ['5 mins', '5m'],
  ['5min', '5m'],
  ['5 m', '5m'],
  ['5M', '5m'],
  ['5:00', '5m'],
  ['PT5M', '5m'],
  ['90 seconds', '90s'],
  ['1h30m', '90m'],
  ['1.5h', '90m'],
  ['2 min 30 s', '150s'],
  ['1 hour and 5 minutes', '65m'],
  [5, '5m'],
  ['5', '5m'],
  [300, '5m'],
  ['0m', undefined],
  ['0', undefined],
  [-5, undefined],
  ['-5m', undefined],
  ['five', undefined],
  ['soon', undefined],
  ['5m10', undefined],
  ['', undefined],
  [true, undefined],
  [null, undefined],
])('%j', (written, meant) => {
  expect(durationMeantBy(written)).toBe(meant);
  if (meant !== undefined) expect(parseDuration(meant)).toBeGreaterThan(0);
});
