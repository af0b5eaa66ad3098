import { expect, test } from 'vitest';
import type { Chosen } from '../../../src/protocol/manifest.ts';
import { isChosenVariant } from '../../../src/walkthrough/chosen-variant.ts';

const choice = (key: string, value: string) => ({ key, value });

test.each<[string | undefined, boolean]>([
  [undefined, true],
  ['pnpm', true],
  ['PNPM', true],
  ['pkg=pnpm', true],
  ['os=mac', true],
  ['os=pnpm', false],
  ['npm', false],
  ['pnpm, mac', true],
])('%s', (asked, isChosen) => {
  const choices: [Chosen, Chosen] = [choice('pkg', 'pnpm'), choice('os', 'mac')];
  expect(isChosenVariant({ id: 'pnpm, mac', choices }, asked)).toBe(isChosen);
});

test('a page without choices has no variant of a name but its own', () => {
  expect(isChosenVariant({ id: 'default' }, 'npm')).toBe(false);
  expect(isChosenVariant({ id: 'default' }, 'default')).toBe(true);
});
