import { describe, expect, test } from 'vitest';
import { defineProof, type Proof } from '../../prove/proof.ts';
import { readArguments } from '../../prove/read-arguments.ts';
import { renderList } from '../../prove/render-list.ts';

const flood = defineProof({
  shows: 'Nothing is lost in a flood.',
  options: {
    batches: { what: 'batches sent', usual: 100 },
    folder: { what: 'where they are kept', usual: '' },
  },
  sample: { batches: 1 },
  run: () => Promise.resolve([]),
});
const proofs = new Map<string, Proof>([['flood', flood]]);
const read = (...words: string[]) => readArguments(words, proofs, 7);

test('what is not given is as usual, and the seed any', () => {
  expect(read('flood')).toMatchObject({ seed: 7, options: { batches: 100, folder: '' } });
  expect(read('flood', '--seed', '3', '--batches=5', '--folder', 'there')).toMatchObject({
    ...{ name: 'flood', seed: 3, options: { batches: 5, folder: 'there' } },
  });
});

test('without a name there is a list', () => {
  expect(read()).toBeUndefined();
  expect(renderList(proofs)).toMatchInlineSnapshot(`
    "flood             Nothing is lost in a flood.
        --batches 100       batches sent
        --folder …          where they are kept

    npm run prove <name> -- --seed 7   the same seed draws the same"
  `);
});

describe('what cannot be is refused', () => {
  test.each([
    ['an unknown proof', ['floot']],
    ['an unknown option', ['flood', '--batch', '3']],
    ['a word for a number', ['flood', '--batches', 'many']],
    ['an option without a value', ['flood', '--seed']],
    ['what npm left over of an option', ['flood', '7']],
  ])('%s', (_, words) => {
    expect(() => read(...words)).toThrowErrorMatchingSnapshot();
  });
});
