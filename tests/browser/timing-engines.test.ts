import { copyFileSync, renameSync, writeFileSync } from 'node:fs';
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
  parseManifest(manifest).quickstarts.map(summaryOf).join('\n').replace('.mdx ', '.md ');

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

describe('Markdoc, which tells nobody what follows the language of a fence', () => {
  const prepare = (project: string): void => {
    const imports = "import markdoc from '@astrojs/markdoc';";
    const config = `${imports}\nexport default { integrations: [markdoc()] };\n`;
    writeFileSync(join(project, 'engine.mjs'), config);
    const docs = join(project, 'src/content/docs');
    copyFileSync(join(docs, 'quickstart.md'), join(docs, 'quickstart.mdoc'));
    renameSync(join(docs, 'quickstart.md'), join(project, 'unused.md'));
  };

  test('blocks are read as they stand', async () => {
    const declared = {
      '/quickstart/': { goal: 'Hello, world!', source: 'src/content/docs/quickstart.mdoc' },
    };
    const site = await buildSite('any-engine', {
      prepare: (project) => {
        prepare(project);
        const file = join(project, 'astro.config.mjs');
        writeFileSync(
          file,
          `import { defineConfig } from 'astro/config';\nimport { timing } from 'meantime';\nimport engine from './engine.mjs';\nexport default defineConfig({ integrations: [timing({ quickstarts: ${JSON.stringify(declared)} }), ...engine.integrations] });\n`,
        );
      },
    });
    expect(site.exitCode, site.output).toBe(0);
    expect(summary(site.read('_meantime/manifest.json'))).toMatchInlineSnapshot(`
      "quickstart src/content/docs/quickstart.mdoc -
      - default
        install:? Install
          run:? #0 "npm install acme"
        write-the-server:? Write the server
        run-it:? Run it
          run:? #3 "node src/server.mjs"
        next-steps:? Next steps
          run:? #5 "npm run deploy""
    `);
    expect(site.output).toContain('goal-not-proven');
    site.remove();
  });
});
