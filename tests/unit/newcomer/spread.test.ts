import { expect, it } from 'vitest';
import { spreadOf } from '../../../src/newcomer/spread.ts';

it.each<[number, number, number]>([
  [0, 0, 0],
  [100_000, 58_000, 173_000],
  // 580.58 and 1731.73, to the nearest ms
  [1_001, 581, 1_732],
])('around %d ms is %d ms to %d ms', (humanMs, lowMs, highMs) => {
  expect(spreadOf(humanMs)).toEqual({ lowMs, highMs });
});
