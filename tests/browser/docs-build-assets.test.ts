import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, type BuiltSite } from '../harness/build-site.ts';
import { missingFiles } from '../harness/missing-files.ts';
import { differencesOf, readOutput, type Output } from '../harness/read-output.ts';

const caches = ['.astro', 'node_modules'];

const files: Record<string, string> = {
  'astro.config.mjs': `import { meantime } from 'meantime';
export default {
  site: 'https://docs.example.com',
  integrations: [meantime({ title: 'Guide', styles: ['./src/styles/site.css'] })],
};
`,
  'src/styles/site.css': "@import './parts/_colours.css';\n\nmain { outline-width: 0; }\n",
  'src/styles/parts/_colours.css': '@layer meantime { a { text-decoration-color: rgb(1 2 3); } }\n',
  'src/components/box.astro': `---
import '../styles/box.css';
---

<div class="box"><slot /></div>

<style>
  .box { border-width: 1px; }
</style>
`,
  'src/styles/box.css': "@import './parts/_box.css';\n",
  'src/styles/parts/_box.css': '.box { padding-left: 11px; }\n',
  'content/boxed.mdx': `---
title: Boxed
---

import Box from '../src/components/box.astro';

<Box>In a box</Box>
`,
  'content/optimised.mdx': `---
title: Optimised
---

import { Image } from 'astro:assets';
import first from './first.svg';

<Image src={first} alt="One" />
`,
  'content/plain-picture.mdx': `---
title: Plain picture
---

import second from './second.svg';

<img src={second.src} alt="Two" />
`,
  'content/written.md': '---\ntitle: Written\n---\n\n![Three](./third.svg)\n',
};

const svg = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path fill="${colour}" d="${'M0 0h8v8H0z'.repeat(600)}"/></svg>`;
for (const name of ['first', 'second', 'third']) files[`content/${name}.svg`] = svg('red');

function write(project: string, path: string, content: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), content);
}

describe('what pages name beside themselves', () => {
  let site: BuiltSite;

  async function build(without: readonly string[] = []): Promise<Output> {
    for (const name of without) rmSync(join(site.project, name), { recursive: true, force: true });
    site = await site.rebuild();
    expect(site.exitCode, site.output).toBe(0);
    expect(missingFiles(site.dist)).toEqual([]);
    return readOutput(site.dist);
  }

  function edit(path: string, from: string, to: string): void {
    const file = join(site.project, path);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replaceAll(from, to));
  }

  /** Each second entry of each part of the cache, in the order of their names. */
  function cacheEntries(): string[] {
    const folder = join(site.project, 'node_modules/.astro/meantime');
    const parts = readdirSync(folder);
    expect(parts.sort()).toEqual(['output', 'pages', 'renderings', 'search', 'tokens']);
    return parts.flatMap((part) => {
      const entries = readdirSync(join(folder, part)).sort();
      expect(entries.length).toBeGreaterThan(0);
      return entries.filter((_, at) => at % 2 === 0).map((name) => join(folder, part, name));
    });
  }

  beforeAll(async () => {
    site = await buildSite('docs-guide', {
      prepare: (project) => {
        for (const [path, content] of Object.entries(files)) write(project, path, content);
      },
    });
    expect(site.exitCode, site.output).toBe(0);
  });

  afterAll(() => {
    site.remove();
  });

  const edits: Record<string, () => void> = {
    nothing: () => undefined,
    "a part of the site's styles": () => {
      edit('src/styles/parts/_colours.css', '1 2 3', '4 5 6');
    },
    'a part of the styles of a component': () => {
      edit('src/styles/parts/_box.css', '11px', '12px');
    },
    'the styles of a component alone': () => {
      edit('src/components/box.astro', '1px', '2px');
    },
    'a picture that was the same as two others, one of them optimised': () => {
      writeFileSync(join(site.project, 'content/second.svg'), svg('blue'));
    },
    'and is the same again': () => {
      writeFileSync(join(site.project, 'content/second.svg'), svg('red'));
    },
    'the optimised one': () => {
      writeFileSync(join(site.project, 'content/first.svg'), svg('green'));
    },
    'half of the cache, which was evicted': () => {
      for (const entry of cacheEntries()) rmSync(entry);
    },
    'half of the cache, which was cut off': () => {
      for (const entry of cacheEntries()) truncateSync(entry, readFileSync(entry).length >> 1);
    },
  };

  test.each(Object.keys(edits))(
    'is there, and the same as in a build without a cache: %s changed',
    async (name) => {
      edits[name]?.();
      const warm = await build();
      expect(differencesOf(warm, await build(['dist', ...caches]))).toEqual([]);
    },
    180_000,
  );

  test('is missed where it is taken away', () => {
    const style =
      readdirSync(join(site.dist, '_astro')).find((file) => file.endsWith('.css')) ?? '';
    const text = readFileSync(join(site.dist, '_astro', style));
    rmSync(join(site.dist, '_astro', style));
    expect(missingFiles(site.dist)).toContainEqual(expect.stringContaining(`: /_astro/${style}`));
    writeFileSync(join(site.dist, '_astro', style), text);
    expect(missingFiles(site.dist)).toEqual([]);
  });
});
