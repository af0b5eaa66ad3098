import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite, type BuiltSite } from '../harness/build-site.ts';
import { readOutput, type Output } from '../harness/read-output.ts';

function write(project: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}

const page = (title: string): string => `---\ntitle: ${title}\n---\n\nText.\n`;

let site: BuiltSite;

beforeAll(async () => {
  site = await buildSite('docs-guide', {
    prepare(project) {
      for (const name of ['content', 'public']) {
        rmSync(join(project, name), { recursive: true });
      }
      write(project, {
        'astro.config.mjs':
          "import { meantime } from 'meantime';\nexport default { integrations: [meantime({ title: 'Guide' })] };\n",
        'content/index.md': page('Guide'),
        'content/code.mdx': `${page('Code')}\n{1 + 1}\n`,
      });
    },
  });
  expect(site.exitCode, site.output).toBe(0);
});
afterAll(() => {
  site.remove();
});

async function build(): Promise<Output> {
  site = await site.rebuild();
  expect(site.exitCode, site.output).toBe(0);
  return readOutput(site.dist);
}

/** The pages that load the client. */
function loading(output: Output): string[] {
  return Object.keys(output)
    .filter((name) => /_astro\/follow-\w+\./.test(output[name] ?? ''))
    .sort();
}

const touchedAt = (path: string): number => statSync(join(site.dist, path)).ctimeMs;

test('pages load no client, and stay in place when nothing changed', async () => {
  expect(loading(readOutput(site.dist))).toEqual([]);
  const before = touchedAt('index.html');
  await build();
  expect(touchedAt('index.html')).toBe(before);
});

test('all load it once a page is a quickstart, be it one that docs() does not know', async () => {
  const { project } = site;
  const meta = '{"id":"own","goal":"Hello"}';
  write(project, {
    'src/pages/own.astro': `<html lang="en"><head><title>Own</title>
<meta name="meantime:quickstart" content='${meta}'></head>
<body><main><h1>Own</h1><h2 id="one">One</h2><pre data-meantime-role="run"><code>echo Hello</code></pre></main></body></html>
`,
  });
  const output = await build();
  const pages = Object.keys(output).filter((name) => name.endsWith('.html'));
  expect(pages).toContain('own/index.html');
  expect(loading(output)).toEqual(pages.sort());
});
