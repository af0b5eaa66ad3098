import { expect, test } from 'vitest';
import type { Quickstart, Variant } from '../../../src/protocol/manifest.ts';
import { walksOf } from '../../../src/walkthrough/runner/walks-of.ts';
import { testManifest } from '../../harness/start-collector.ts';

const [usual] = testManifest().quickstarts;

function quickstart(id: string, locale?: string, choices: readonly string[] = []): Quickstart {
  if (!usual) throw new Error('The manifest has a quickstart.');
  const [variant] = usual.variants;
  const [first = variant, ...others] = choices.map((value): Variant => ({
    ...variant,
    id: value,
    choices: [{ key: 'pkg', value }],
  }));
  return { ...usual, id, ...(locale && { locale }), variants: [first, ...others] };
}

test('no two walks have one title, whatever pages are called', () => {
  const walks = walksOf([
    quickstart('start', undefined, ['npm', 'pnpm']),
    quickstart('start', 'de', ['npm', 'pnpm']),
    quickstart('first'),
    quickstart('second'),
    quickstart('second', 'ja'),
  ]);
  expect(walks.map(({ title }) => title)).toEqual([
    'Quickstart (npm)',
    'Quickstart (pnpm)',
    'Quickstart (de, npm)',
    'Quickstart (de, pnpm)',
    'Quickstart [first]',
    'Quickstart [second]',
    'Quickstart (ja)',
  ]);
});
