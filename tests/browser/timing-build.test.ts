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
    const attributes = Array.from(document.querySelectorAll('pre'), (block) =>
      Object.fromEntries(
        Array.from(block.attributes, ({ name, value }) => [name, value]).filter(
          ([name]) => !['class', 'style', 'tabindex'].includes(name ?? ''),
        ),
      ),
    );
    expect(attributes).toMatchInlineSnapshot(`
      [
        {
          "data-language": "sh",
          "data-meantime-line": "12",
          "data-meantime-role": "run",
        },
        {
          "data-language": "sh",
          "data-meantime-background": "",
          "data-meantime-line": "18",
          "data-meantime-ready": "http://localhost:3000",
          "data-meantime-role": "run",
        },
        {
          "data-language": "txt",
          "data-meantime-line": "22",
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
    expect(manifest).toMatchInlineSnapshot(`
      {
        "base": "/",
        "model": {
          "hash": "d45b3eb306d2e80a",
          "name": "newcomer-1",
        },
        "quickstarts": [
          {
            "budgetMs": 90000,
            "goal": "Hello",
            "id": "plain",
            "path": "/plain/",
            "revision": "50071b70433c10e9",
            "source": "content/plain.md",
            "title": "Plain",
            "variants": [
              {
                "humanMs": 35590,
                "id": "default",
                "steps": [
                  {
                    "actions": [
                      {
                        "background": false,
                        "block": 0,
                        "kind": "run",
                        "line": 12,
                        "placeholders": [
                          "<your-package>",
                        ],
                        "text": "npm install <your-package>",
                      },
                    ],
                    "codeLines": [],
                    "humanMs": 16615,
                    "id": "install",
                    "letters": 15,
                    "line": 8,
                    "title": "Install",
                    "words": 4,
                  },
                  {
                    "actions": [
                      {
                        "background": true,
                        "block": 1,
                        "kind": "run",
                        "line": 18,
                        "placeholders": [],
                        "ready": "http://localhost:3000",
                        "text": "node server.mjs",
                      },
                      {
                        "block": 2,
                        "kind": "open",
                        "line": 22,
                        "output": {
                          "block": 2,
                          "line": 22,
                          "text": "Hello & welcome",
                        },
                        "placeholders": [],
                        "url": "http://localhost:3000",
                      },
                    ],
                    "codeLines": [],
                    "humanMs": 18975,
                    "id": "run",
                    "letters": 3,
                    "line": 16,
                    "title": "Run",
                    "words": 1,
                  },
                ],
              },
            ],
          },
          {
            "budgetMs": 90000,
            "goal": "Hello",
            "id": "rich",
            "path": "/rich/",
            "revision": "d6f892906bd8a925",
            "source": "content/rich.mdx",
            "title": "Rich",
            "variants": [
              {
                "humanMs": 35545,
                "id": "default",
                "steps": [
                  {
                    "actions": [
                      {
                        "background": false,
                        "block": 0,
                        "kind": "run",
                        "line": 10,
                        "placeholders": [],
                        "text": "npm install rich",
                      },
                    ],
                    "codeLines": [
                      2,
                    ],
                    "humanMs": 25740,
                    "id": "install-name",
                    "letters": 20,
                    "line": 8,
                    "title": "Install rich",
                    "words": 4,
                  },
                  {
                    "actions": [
                      {
                        "background": false,
                        "block": 2,
                        "kind": "run",
                        "line": 23,
                        "output": {
                          "block": 3,
                          "line": 27,
                          "text": "Hello",
                        },
                        "placeholders": [],
                        "text": "node .",
                      },
                    ],
                    "codeLines": [],
                    "humanMs": 9805,
                    "id": "run",
                    "letters": 3,
                    "line": 21,
                    "title": "Run",
                    "words": 1,
                  },
                ],
              },
            ],
          },
        ],
        "revision": "2533a91414c11fde",
        "site": "guides",
        "v": 1,
      }
    `);
    expect(text).toBe(`${JSON.stringify(manifest, null, 2)}\n`);
  });
});
