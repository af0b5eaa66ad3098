import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import { buildSite, startDevServer, type BuiltSite } from '../harness/build-site.ts';
import { summaryOf } from '../harness/summary-of.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await buildSite('starlight');
});
afterAll(() => {
  site.remove();
});

const summaries = (manifest: string) => parseManifest(manifest).quickstarts.map(summaryOf);

test('the steps of Starlight as it comes, by the options and by the frontmatter', () => {
  expect(site.output).not.toContain('[ERROR]');
  expect(summaries(site.read('_meantime/manifest.json')).join('\n\n')).toMatchInlineSnapshot(`
    "guides/other src/content/docs/guides/other.md 120000
    - default
      more:10 More
        run:12 #0 "echo other" => other

    quickstart src/content/docs/quickstart.mdx 300000
    - npm
      install:9 Install
        run:16 #0 "npm install hono"
      write-the-server:41 Write the server
        save:47 #3 server.mjs "import { createServer } from 'node:http';\\ncreateServer((_, res) => res.end('Hello, world!')).listen(3000);"
        save:54 #4 src/lib/util.mjs "export const answer = 42;"
      run-it:63 Run it
        run:65 #5 "node server.mjs" & until http://localhost:3000
        open:71 #6 http://localhost:3000 => Hello, world!
    - pnpm
      install:9 Install
        run:23 #1 "pnpm add hono"
      write-the-server:41 Write the server
        save:47 #3 server.mjs "import { createServer } from 'node:http';\\ncreateServer((_, res) => res.end('Hello, world!')).listen(3000);"
        save:54 #4 src/lib/util.mjs "export const answer = 42;"
      run-it:63 Run it
        run:65 #5 "node server.mjs" & until http://localhost:3000
        open:71 #6 http://localhost:3000 => Hello, world!
    - yarn
      install:9 Install
        run:30 #2 "yarn add hono"
      write-the-server:41 Write the server
        save:47 #3 server.mjs "import { createServer } from 'node:http';\\ncreateServer((_, res) => res.end('Hello, world!')).listen(3000);"
        save:54 #4 src/lib/util.mjs "export const answer = 42;"
      run-it:63 Run it
        run:65 #5 "node server.mjs" & until http://localhost:3000
        open:71 #6 http://localhost:3000 => Hello, world!"
  `);
});

test('the same in development', async () => {
  const server = await startDevServer('starlight');
  try {
    for (const path of ['/quickstart/', '/guides/other/']) await fetch(server.url + path);
    const manifest = await (await fetch(`${server.url}/_meantime/manifest.json`)).text();
    expect(summaries(manifest)).toEqual(summaries(site.read('_meantime/manifest.json')));
  } finally {
    await server.close();
  }
});

test('what a reader must have stands in front of the first step, and is no part of what is read', async () => {
  const needing = await buildSite('starlight', {
    prepare: (project) => {
      edit(join(project, 'astro.config.mjs'), (text) =>
        text.replace("budget: '5m'", "$&, needs: ['node 22', { 'account at <example>': '3m' }]"),
      );
    },
  });
  const html = needing.read('quickstart/index.html');
  const { document } = parseHTML(html);
  const shown = document.querySelector('[data-meantime-needs]');
  expect(shown?.textContent).toBe('You neednode 22account at <example> (3 min)');
  const { nextElementSibling: next } = shown ?? {};
  expect(next?.querySelector('h2')?.id ?? next?.id).toBe('install');
  const [before, after] = [site, needing].map(
    (built) => parseManifest(built.read('_meantime/manifest.json')).quickstarts[1]?.variants[0],
  );
  expect((after?.humanMs ?? 0) - (before?.humanMs ?? 0)).toBe(180_000);
  needing.remove();
});

test('the same without Expressive Code, but for a file that is named by a comment', async () => {
  const plain = await buildSite('starlight', {
    prepare: (project) => {
      edit(join(project, 'astro.config.mjs'), (text) =>
        text.replace("title: 'Acme',", "title: 'Acme', expressiveCode: false,"),
      );
    },
  });
  const manifest = plain.read('_meantime/manifest.json');
  // No other highlighter takes a title from a comment.
  const titled = / *save:\d+ #\d+ src\/lib\/util\.mjs .*\n/g;
  const expected = summaries(site.read('_meantime/manifest.json'));
  expect(summaries(manifest)).toEqual(expected.map((text) => text.replace(titled, '')));
  plain.remove();
});

test('a page in another language is the same quickstart', async () => {
  const languages = await buildSite('starlight', {
    prepare: (project) => {
      edit(join(project, 'astro.config.mjs'), (text) =>
        text.replace(
          "title: 'Acme',",
          "title: 'Acme', locales: { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch' } },",
        ),
      );
      const pages = join(project, 'src/content/docs');
      mkdirSync(join(pages, 'de/guides'), { recursive: true });
      for (const page of ['index.mdx', 'quickstart.mdx', 'guides/other.md']) {
        const text = readFileSync(join(pages, page), 'utf8');
        writeFileSync(join(pages, 'de', page), text.replace('## Install', '## Installieren'));
      }
    },
  });
  const { quickstarts } = parseManifest(languages.read('_meantime/manifest.json'));
  expect(
    quickstarts.map(({ id, locale, path, source, variants: [{ steps }] }) =>
      [id, locale ?? 'none', path, source, steps[0].id].join(' '),
    ),
  ).toMatchInlineSnapshot(`
    [
      "guides/other none /guides/other/ src/content/docs/guides/other.md more",
      "guides/other de /de/guides/other/ src/content/docs/de/guides/other.md more",
      "quickstart none /quickstart/ src/content/docs/quickstart.mdx install",
      "quickstart de /de/quickstart/ src/content/docs/de/quickstart.mdx installieren",
    ]
  `);
  expect(languages.read('de/quickstart/index.html')).toContain('&quot;locale&quot;:&quot;de&quot;');
  languages.remove();
});

test('the order of integrations does not matter, and pages carry no marks of ours but what is read', async () => {
  const swapped = await buildSite('starlight', {
    prepare: (project) => {
      edit(join(project, 'astro.config.mjs'), (text) => {
        const [, timing = ''] = /^ {4}(timing\(.*\)),$/m.exec(text) ?? [];
        return text
          .replace(`${timing},\n`, '')
          .replace('integrations: [', `integrations: [${timing},`);
      });
    },
  });
  expect(swapped.read('_meantime/manifest.json')).toBe(site.read('_meantime/manifest.json'));
  const ours = new Set(swapped.read('quickstart/index.html').match(/[\w-]*meantime[\w-]*=\d*/g));
  expect([...ours].sort()).toMatchInlineSnapshot(`
    [
      "data-meantime-background=",
      "data-meantime-line=",
      "data-meantime-ready=",
      "data-meantime-role=",
      "data-meantime-title=",
    ]
  `);
  swapped.remove();
});

test('what is wrong with a page is told with its file and line', async () => {
  const broken = await buildSite('starlight', {
    prepare: (project) => {
      edit(join(project, 'src/content/docs/guides/other.md'), (text) =>
        text.replace('budget: 2m', 'budget: soon').replace('goal: other', 'goal: ""'),
      );
      edit(join(project, 'src/content/docs/quickstart.mdx'), (text) =>
        text.replace('background ready', 'backgroud ready'),
      );
    },
  });
  expect(broken.exitCode).not.toBe(0);
  expect(broken.output).toContain('src/content/docs/guides/other.md:3');
  expect(broken.output).toContain('must be a time such as 90s, 5m or 1h');
  expect(broken.output).toContain('src/content/docs/quickstart.mdx:65');
  broken.remove();
});

function edit(file: string, change: (text: string) => string): void {
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}
