import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readImports } from './read-imports.ts';

const root = join(import.meta.dirname, '../../..');
const imports = readImports(root, ['src', 'integrations']);

/** Packages and modules of Node that a file loads at once, with all that it imports, types counted. */
function loadedWith(file: string): Set<string> {
  const seen = new Set<string>();
  const loaded = new Set<string>();
  const follow = (from: string): void => {
    if (seen.has(from)) return;
    seen.add(from);
    for (const { to, specifier } of imports.filter((one) => one.from === from && !one.isDynamic)) {
      if (to === undefined) loaded.add(specifier);
      else follow(to);
    }
  };
  follow(file);
  return loaded;
}

it.each([
  'integrations/index.ts',
  'integrations/docs/content/index.ts',
  'integrations/timing/collect-in-dev.ts',
])('%s does not load the store', (entry) => {
  const loaded = loadedWith(entry);
  expect(loaded.size).toBeGreaterThan(3);
  expect([...loaded]).not.toContain('node:sqlite');
});

it('the store itself does, so that the above could fail', () => {
  expect([...loadedWith('src/collector/index.ts')]).toContain('node:sqlite');
});
