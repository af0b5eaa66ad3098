import { expect, it } from 'vitest';
import { nearestName } from '../../../src/text/nearest-name.ts';

const names = ['serve', 'collect', 'report', 'walk', 'check', 'accept'];

it.each<[string, string | undefined]>([
  ['serv', 'serve'],
  ['servre', 'serve'],
  ['chekc', 'check'],
  ['colect', 'collect'],
  ['raport', 'report'],
  ['wakl', 'walk'],
  ['acc', 'accept'],
  ['REPORT', 'report'],
  ['Chekc', 'check'],
  ['talk', 'walk'],
  ['build', undefined],
  ['x', undefined],
  ['', undefined],
  ['s', undefined],
  ['check'.repeat(10_000), undefined],
])('takes %j for %j', (word, meant) => {
  expect(nearestName(word, names)).toBe(meant);
});
