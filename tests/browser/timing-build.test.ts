import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import { buildTimingSite, type BuiltSite } from './timing-site.ts';

describe('a collection of Markdown and MDX', () => {
  let site: BuiltSite;
  beforeAll(async () => {
    site = await buildTimingSite({ fixture: 'timing-collection', timing: { siteId: 'guides' } });
  });
  afterAll(() => {
    site.remove();
  });
  const read = (path: string) => readFileSync(new URL(path, site.dist), 'utf8');

  test.each([
    ['plain', 'content/plain.md'],
    ['rich', 'content/rich.mdx'],
  ])('lines of %s are those of its file', (name, file) => {
    const source = readFileSync(
      new URL(`../fixtures/timing-collection/${file}`, import.meta.url),
      'utf8',
    ).split('\n');
    const { document } = parseHTML(read(`${name}/index.html`));
    const lines = (selector: string) =>
      Array.from(document.querySelectorAll(selector), (element) =>
        Number(element.getAttribute('data-meantime-line')),
      );
    const numbered = (pattern: RegExp) =>
      source.flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
    expect(lines('h2')).toEqual(numbered(/^## /));
    expect(lines('pre')).toEqual(numbered(/^ *(```|~~~)[a-z]/));
  });

  test('blocks carry what their fences say, and nothing else of ours', () => {
    const { document } = parseHTML(read('plain/index.html'));
    const ours = ['role', 'title', 'line', 'background', 'ready'].map(
      (key) => `data-meantime-${key}`,
    );
    const attributes = Array.from(document.querySelectorAll('pre'), (block) =>
      Object.fromEntries(ours.map((name) => [name, block.getAttribute(name)])),
    );
    expect(attributes).toMatchInlineSnapshot(`
      [
        {
          "data-meantime-background": null,
          "data-meantime-line": "12",
          "data-meantime-ready": null,
          "data-meantime-role": "run",
          "data-meantime-title": null,
        },
        {
          "data-meantime-background": "",
          "data-meantime-line": "18",
          "data-meantime-ready": "http://localhost:3000",
          "data-meantime-role": "run",
          "data-meantime-title": null,
        },
        {
          "data-meantime-background": null,
          "data-meantime-line": "22",
          "data-meantime-ready": null,
          "data-meantime-role": "open",
          "data-meantime-title": "http://localhost:3000",
        },
      ]
    `);
    expect(read('plain/index.html')).not.toContain('meantime-line=1');
  });

  test('pages that are no quickstart carry roles, but no lines', () => {
    const { document } = parseHTML(read('other/index.html'));
    const block = document.querySelector('pre');
    expect(block?.getAttribute('data-meantime-role')).toBe('run');
    expect(block?.hasAttribute('data-meantime-line')).toBe(false);
  });

  test('the manifest has both quickstarts', () => {
    const text = read('_meantime/manifest.json');
    const manifest = parseManifest(text);
    expect(text).toBe(`${JSON.stringify(manifest, null, 2)}\n`);
    const { quickstarts, ...head } = manifest;
    expect(head).toMatchObject({ v: 1, site: 'guides', base: '/', model: { name: 'newcomer-1' } });
    expect(
      quickstarts.map(({ variants, ...quickstart }) => ({
        ...quickstart,
        steps: variants[0].steps.map(({ id, line, letters, words, codeLines, actions }) =>
          [
            id,
            line,
            letters,
            words,
            codeLines,
            ...actions.map(({ kind, line: at }) => [kind, at]),
          ].join(' '),
        ),
      })),
    ).toMatchInlineSnapshot(`
      [
        {
          "budgetMs": 90000,
          "goal": "Hello",
          "id": "plain",
          "path": "/plain/",
          "revision": "50071b70433c10e9",
          "source": "content/plain.md",
          "steps": [
            "install 8 15 4  run,12",
            "run 16 3 1  run,18 open,22",
          ],
          "title": "Plain",
        },
        {
          "budgetMs": 90000,
          "goal": "Hello",
          "id": "rich",
          "path": "/rich/",
          "revision": "d6f892906bd8a925",
          "source": "content/rich.mdx",
          "steps": [
            "install-name 8 20 4 2 run,10",
            "run 21 3 1  run,23",
          ],
          "title": "Rich",
        },
      ]
    `);
  });

  test('the same pages give the same bytes', async () => {
    const again = await buildTimingSite({
      fixture: 'timing-collection',
      timing: { siteId: 'guides' },
    });
    const path = '_meantime/manifest.json';
    expect(readFileSync(new URL(path, again.dist), 'utf8')).toBe(read(path));
    again.remove();
  });
});

describe('a quickstart that does not hold', () => {
  test.each([
    [
      '/quickstart/',
      'Never shown',
      'goal-not-shown',
      { file: 'src/pages/quickstart.mdx', line: 28, column: 1 },
    ],
    [
      '/slip/',
      'Hello, world!',
      'fence-word-misspelt',
      { file: 'src/pages/slip.md', line: 8, column: 7 },
    ],
    ['/nowhere/', 'Hello, world!', 'quickstart-not-built', undefined],
  ])('%s with the goal %j fails the build', async (path, goal, code, location) => {
    const timing = { quickstarts: { [path]: { goal } } };
    const built = buildTimingSite({ fixture: 'timing-site', timing });
    await expect(built).rejects.toMatchObject({ code, location });
  });
});
