import { expect, test } from 'vitest';
import { readOptions, usage } from '../../bench/build/read-options.ts';

test('without arguments, 300 generated pages are built cold with every generator', () => {
  const { peers, ...rest } = readOptions([]);
  expect(peers.map(({ name }) => name)).toMatchInlineSnapshot(`
    [
      "meantime",
      "starlight",
      "docusaurus",
      "vitepress",
      "rspress",
      "astro",
      "hugo",
    ]
  `);
  expect(rest).toEqual({
    ...{ sizes: [300], timeoutMs: 900_000, edit: false, keep: false, help: false },
  });
});

test('every argument is read', () => {
  const line = '--pages 20,1,20 --corpus a --peers hugo,astro --edit --json b --timeout 2 --keep';
  const { peers, ...rest } = readOptions(line.split(' '));
  expect(peers.map(({ name }) => name)).toEqual(['hugo', 'astro']);
  expect(rest).toEqual({
    ...{ sizes: [1, 20], corpus: 'a', edit: true, json: 'b', timeoutMs: 120_000, keep: true },
    help: false,
  });
});

test.each([
  ['--pages', '300,'],
  ['--pages', '0'],
  ['--timeout', '1.5'],
  ['--peers', 'jekyll'],
])('%s %s is refused', (...words) => {
  expect(() => readOptions(words)).toThrowErrorMatchingSnapshot();
});

test('the usage names each generator', () => {
  for (const { name } of readOptions([]).peers) expect(usage).toContain(name);
});
