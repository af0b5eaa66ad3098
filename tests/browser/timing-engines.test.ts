import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import { buildSite, startDevServer } from '../harness/build-site.ts';
import { summaryOf } from '../harness/summary-of.ts';

/** What Astro is told of an engine, as code; and the name that the page has under it. */
interface Engine {
  config: string;
  imports?: string;
  file?: string;
  base?: string;
}

const unified = "import { unified } from '@astrojs/markdown-remark';";
const mdx = "import mdx from '@astrojs/mdx';";

const engines: Record<string, Engine> = {
  Sätteri: { config: '{}' },
  'Sätteri, MDX': { imports: mdx, config: '{ integrations: [mdx()] }', file: 'quickstart.mdx' },
  'Sätteri, MDX, optimised': {
    imports: mdx,
    config: '{ integrations: [mdx({ optimize: true })] }',
    file: 'quickstart.mdx',
  },
  Prism: { config: "{ markdown: { syntaxHighlight: 'prism' } }" },
  'no highlighting': { config: '{ markdown: { syntaxHighlight: false } }' },
  unified: { imports: unified, config: '{ markdown: { processor: unified() } }' },
  'unified, Prism': {
    imports: unified,
    config: "{ markdown: { processor: unified(), syntaxHighlight: 'prism' } }",
  },
  'unified, MDX': {
    imports: `${unified}\n${mdx}`,
    config: '{ markdown: { processor: unified() }, integrations: [mdx()] }',
    file: 'quickstart.mdx',
  },
  // Which tells nobody what follows the language of a fence, nor what the frontmatter says.
  Markdoc: {
    imports: "import markdoc from '@astrojs/markdoc';",
    config: `{ integrations: [markdoc()], quickstarts: { '/quickstart/': {
      goal: 'Hello, world!', budget: '5m', source: 'src/content/docs/quickstart.mdoc' } } }`,
    file: 'quickstart.mdoc',
  },
  'a base, pages as files, no slash at the end': {
    config: "{ base: '/docs', build: { format: 'file' }, trailingSlash: 'never' }",
    base: '/docs',
  },
};

const expected = `quickstart src/content/docs/quickstart.md 300000
- default
  install:10 Install
    run:12 #0 "npm install acme"
  write-the-server:16 Write the server
    save:20 #1 src/server.mjs "import { acme } from 'acme';\\n\\n\\tacme('Hello, world!');"
  run-it:32 Run it
    run:34 #3 "node src/server.mjs" & until http://localhost:3000
    open:38 #4 http://localhost:3000 => Hello, world!`;

const summary = (manifest: string) =>
  parseManifest(manifest)
    .quickstarts.map(summaryOf)
    .join('\n')
    .replace(/\.(mdx|mdoc) /, '.md ');

describe.each(Object.entries(engines))('%s', (_name, { config, imports = '', file, base = '' }) => {
  const prepare = (project: string): void => {
    writeFileSync(join(project, 'engine.mjs'), `${imports}\nexport default ${config};\n`);
    const docs = join(project, 'src/content/docs');
    if (file !== undefined) renameSync(join(docs, 'quickstart.md'), join(docs, file));
  };

  test('finds the same steps in a build', async () => {
    const site = await buildSite('any-engine', { prepare });
    expect(site.exitCode, site.output).toBe(0);
    expect(summary(site.read('_meantime/manifest.json'))).toBe(expected);
    site.remove();
  });

  test('and in development', async () => {
    const server = await startDevServer('any-engine', '', prepare);
    try {
      const page = await fetch(`${server.url}${base}/quickstart`);
      expect(page.status).toBe(200);
      const manifest = await fetch(`${server.url}${base}/_meantime/manifest.json`);
      expect(summary(await manifest.text())).toBe(expected);
    } finally {
      await server.close();
    }
  });
});
