import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, startAstro, type BuiltSite } from '../harness/build-site.ts';
import { readOutput, type Output } from '../harness/read-output.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const cache = 'node_modules/.astro';

/** A package of the project's own that changes pages, as one from the registry would. */
function shoutingPlugin(mark: string): string {
  return `export const shout = { name: 'shout', text(node, context) {
  if (node.value.includes('SHOUT')) context.setProperty(node, 'value', node.value + '${mark}');
} };\n`;
}

const files: Record<string, string> = {
  'package.json': '{ "type": "module", "private": true, "dependencies": { "meantime": "*" } }',
  'package-lock.json': '{ "lockfileVersion": 3, "packages": {} }',
  'node_modules/shout/package.json':
    '{ "name": "shout", "type": "module", "exports": "./index.js" }',
  'node_modules/shout/index.js': shoutingPlugin('!'),
  'astro.config.mjs': `import { satteri } from '@astrojs/markdown-satteri';
import { meantime } from 'meantime';
import { shout } from 'shout';

export default {
  site: 'https://docs.example.com',
  cacheDir: process.env.CACHE_DIR,
  markdown: { processor: satteri({ mdastPlugins: [shout] }) },
  integrations: [meantime({ title: 'Guide' })],
  vite: { plugins: [{ name: 'watch', transform(_, id) {
    // It was loaded with the configuration.
    if (id.includes('integrations/docs/content/index')) throw new Error('The collection is transformed.');
  } }] },
};
`,
  'src/components/stamp.astro': '<b class="stamp">First stamp</b>\n',
  'content/data.mdx': `---
title: Data
---

SHOUT this.

<Card title="A card">Its text</Card>

\`\`\`js
const a = 1;
\`\`\`
`,
  'content/stamped.mdx': `---
title: Stamped
---

import Stamp from '../src/components/stamp.astro';

<Stamp />
`,
  // Enough pages for threads to help.
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      page(index),
      `---\ntitle: Page ${index}\n---\n\n## One\n\n\`\`\`ts\nlet a${index}: number;\n\`\`\`\n`,
    ]),
  ),
};

function write(project: string, path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

function page(number: number): string {
  return `content/many/page-${number}.mdx`;
}

/** The project with an installed copy of this package, of which a version can be changed. */
function prepare(project: string): void {
  for (const [path, text] of Object.entries(files)) write(project, path, text);
  for (const part of ['lib', 'src', 'integrations', 'package.json']) {
    const target = join(project, 'node_modules/meantime', part);
    cpSync(join(repository, part), target, { recursive: true });
  }
}

describe('a build from the cache', () => {
  let site: BuiltSite;

  async function build(): Promise<Output> {
    site = await site.rebuild();
    expect(site.exitCode, site.output).toBe(0);
    return readOutput(site.dist);
  }

  async function buildWithout(...folders: string[]): Promise<Output> {
    for (const folder of folders) {
      rmSync(join(site.project, folder), { recursive: true, force: true });
    }
    return build();
  }

  function edit(path: string, change: (text: string) => string): void {
    const file = join(site.project, path);
    const text = readFileSync(file, 'utf8');
    expect(change(text)).not.toBe(text);
    writeFileSync(file, change(text));
  }

  beforeAll(async () => {
    site = await buildSite('docs-guide', { prepare });
    expect(site.exitCode, site.output).toBe(0);
  });

  afterAll(() => {
    site.remove();
  });

  /** What was edited, and what a page shows after it. */
  const edits: Record<string, { edit: () => void; shown?: [page: string, text: string][] }> = {
    nothing: { edit: () => undefined },
    // Each is of other pages than the rest, and of none beside them.
    'pages, and what they take in': {
      edit: () => {
        edit('content/guides/reading.mdx', (text) => `${text}\nOne more line.\n`);
        edit('content/data.mdx', (text) => text.replace('title: Data', 'title: Dates'));
        edit(page(10), (text) => text.replace('---\n', '---\nsidebar:\n  order: 1\n'));
        edit(page(20), (text) => `${text}\n{1}\n`);
        edit(page(30), (text) => text.replace('---\n', '---\nlang: ja\n'));
        rmSync(join(site.project, page(40)));
        edit('src/components/stamp.astro', (text) => text.replace('First', 'Second'));
      },
      shown: [
        ['guides/reading/index.html', 'One more line.'],
        ['_meantime/navigation/index.html', 'Dates'],
        ['many/page-30/index.html', '>コピー<'],
        ['stamped/index.html', 'Second stamp'],
      ],
    },
    'a page that was a module': {
      edit: () => {
        edit(page(20), (text) => text.replace('\n{1}\n', ''));
      },
    },
    'a built-in component': {
      edit: () => {
        const component = 'node_modules/meantime/lib/integrations/docs/components/card.js';
        edit(component, (text) => text.replaceAll("'card'", "'card other-card'"));
      },
      shown: [['data/index.html', 'other-card']],
    },
    'the version of a plugin': {
      edit: () => {
        edit('node_modules/shout/index.js', () => shoutingPlugin('!!!'));
        edit('package-lock.json', (text) => text.replace('{}', '{ "shout": "2.0.0" }'));
      },
      shown: [['data/index.html', 'SHOUT this.!!!']],
    },
    'the version of Meantime': {
      edit: () => {
        edit('node_modules/meantime/package.json', (text) =>
          text.replace(/"version": "[^"]*"/, '"version": "99.0.0"'),
        );
      },
    },
    'an option': {
      edit: () => {
        edit('astro.config.mjs', (text) => text.replace("title: 'Guide'", "title: 'Another'"));
      },
      shown: [['many/page-1/index.html', 'Another']],
    },
    'a word of the theme': {
      edit: () => {
        const words = "words: { en: { code: { copy: 'Take it' } } },";
        edit('astro.config.mjs', (text) => text.replace("title: 'Another'", `${words} $&`));
      },
      shown: [['many/page-1/index.html', '>Take it<']],
    },
    'the language': {
      edit: () => {
        edit('astro.config.mjs', (text) => text.replace("title: 'Another'", "lang: 'de', $&"));
      },
      shown: [['many/page-1/index.html', '>Kopieren<']],
    },
  };

  /** Of each kind one: what was there in the output folder is not what makes them alike. */
  const fromCacheAlone = new Set([
    'pages, and what they take in',
    'a built-in component',
    'an option',
  ]);

  test.each(Object.entries(edits))(
    'is the same, byte for byte, as one without: %s changed',
    async (name, { edit: change, shown = [] }) => {
      change();
      const warm = await build();
      for (const [path, text] of shown) expect(warm[path]).toContain(text);
      if (fromCacheAlone.has(name)) expect(await buildWithout('dist')).toEqual(warm);
      expect(await buildWithout('dist', '.astro', cache)).toEqual(warm);
    },
  );

  test('renders what an edit changed, and no more', async () => {
    await build();
    edit('content/guides/reading.mdx', (text) => `${text}\nA last line.\n`);
    edit('content/quickstart.md', (text) => `${text}\nAnother.\n`);
    await build();
    expect(site.output).toMatch(
      /compiled 2 pages \(62 from the cache\), rendered 3 pages \(61 from the cache\)/,
    );
  });

  test('does without a part of it that is damaged', async () => {
    const before = await build();
    for (const kind of ['pages', 'tokens', 'renderings', 'output']) {
      const folder = join(site.project, cache, 'meantime', kind);
      const names = readdirSync(folder);
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) {
        const path = join(folder, name);
        const content = readFileSync(path);
        writeFileSync(path, content.subarray(0, content.length / 2));
      }
    }
    expect(await buildWithout('dist')).toEqual(before);
  });

  /**
   * A `cacheDir` of its own that has Meantime's part in common with the others. Astro's store beside
   * it is written by way of a draft of a fixed name, which two that load at once take from each other.
   */
  function sharing(name: string): string {
    const folder = join(site.project, `${cache}-${name}`);
    mkdirSync(folder, { recursive: true });
    const link = join(folder, 'meantime');
    rmSync(link, { force: true });
    symlinkSync(join(site.project, cache, 'meantime'), link, 'dir');
    return folder;
  }

  test('two at once are each as one alone', async () => {
    const before = await build();
    for (const cold of [true, false]) {
      if (cold) rmSync(join(site.project, cache), { recursive: true });
      mkdirSync(join(site.project, cache, 'meantime'), { recursive: true });
      edit(page(7), (text) => `${text}\nOnce more.\n`);
      const folders = ['first', 'second'];
      const builds = folders.map((folder) =>
        startAstro(site.project, ['build', '--outDir', folder], { CACHE_DIR: sharing(folder) }),
      );
      for (const { ended } of builds) {
        const { exitCode, output } = await ended;
        expect(exitCode, output).toBe(0);
      }
      const [first, second] = folders.map((folder) => readOutput(join(site.project, folder)));
      expect(first).toEqual(second);
      expect(first).not.toEqual(before);
      expect(await buildWithout('dist', '.astro', cache)).toEqual(first);
    }
  });
});
