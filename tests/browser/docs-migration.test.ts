import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildSite } from '../harness/build-site.ts';
import { visitSite } from '../harness/visit-site.ts';

/** Writes files below the project, by path. */
function write(project: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}

// Pages as the guide leaves them: what it says works stands here as other generators have it.
const migrated = {
  'astro.config.mjs': `import { docs } from 'meantime';
import { defineConfig } from 'astro/config';

export default defineConfig({
  markdown: { shikiConfig: { langAlias: { sand: 'js' } } },
  integrations: [
    docs({
      title: 'Hourglass',
      editUrl: 'https://example.com/edit/',
      sidebar: ['from-docusaurus', { label: 'Learn', items: ['old/from-starlight'] }, { folder: 'guides' }],
    }),
  ],
});
`,
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  'public/_redirects': '/old/start /old/from-starlight/\n',
  'src/components/Badge.astro': '<small class="badge"><slot /></small>',
  'src/components/Install.astro': `---
import { TabItem, Tabs } from 'meantime/components';
---
<Tabs syncKey="pm"><TabItem label="npm"><code>npm i</code></TabItem><TabItem label="pnpm"><code>pnpm add</code></TabItem></Tabs>
`,
  'content/old/from-starlight.mdx': `---
# Made by a program.
editUrl: false
title: From Starlight
description: One sentence.
sidebar: { order: 2, label: Starlight }
tableOfContents: false
---
import Badge from "@/components/Badge.astro";
import Install from "@/components/Install.astro";

<Badge>new</Badge>

<Install />

:::tip[Faster]
Turn it.
:::

<Card title="Glass" href="/from-docusaurus#setup">

Blown.

</Card>

<Fragment set:html={"<pre class=\\"wide\\"><code>" + "x".repeat(400) + "</code></pre>"} />

\`\`\`sand title="a.js" {1,3} ins={2} showLineNumbers
const a = 1;
\`\`\`

[Moved](/old/start), [neighbour](../from-vitepress.md#the-path-name).
`,
  'content/from-docusaurus.mdx': `---
title: From Docusaurus
---
import Part from './_part.mdx';

# From Docusaurus

{/* a comment */}

## Install {#setup}

:::danger Not undone
Sand is lost.
:::

<div className="two-columns">

<label htmlFor="x">Grains</label> <br />

</div>

<Part />

See [the part](#of-the-part) and [Starlight](./old/from-starlight.mdx).
`,
  'content/_part.mdx': `### Of the part

<Tabs syncKey="language">
<TabItem label="Java">

\`\`\`java
int a;
\`\`\`

</TabItem>
<TabItem label="Kotlin">

val a

</TabItem>
</Tabs>
`,
  'content/from-vitepress.md': `# From *VitePress* {#top}

> [!WARNING]
> Fragile.

## The path /{name}

a < b, and {{ c }} <!-- not shown -->
`,
};

describe('pages of other generators, after the changes of the guide', () => {
  const { site, open } = visitSite('docs-guide', {
    prepare: (project) => {
      write(project, migrated);
    },
  });

  test('from Starlight', async () => {
    const page = await open('/old/from-starlight/');
    expect(await page.locator('small.badge').innerText()).toBe('new');
    expect(await page.locator('[role=tab]').allInnerTexts()).toEqual(['npm', 'pnpm']);
    expect(await page.locator('.aside').innerText()).toContain('Faster');
    expect(await page.locator('.card a').getAttribute('href')).toBe('/from-docusaurus/#setup');
    expect(await page.locator('figcaption').innerText()).toBe('a.js');
    expect(await page.locator('figure .k').first().innerText()).toBe('const');
    expect(await page.locator('.page-footer > p > a').count()).toBe(0);
    expect(await page.locator('.contents-button').count()).toBe(0);
    const overhang = await page.evaluate(() => {
      const edge = (selector: string) =>
        document.querySelector(selector)?.getBoundingClientRect().right ?? 0;
      return edge('pre.wide') - edge('.prose');
    });
    expect(overhang).toBeLessThanOrEqual(0);
  });

  test('from Docusaurus', async () => {
    const page = await open('/from-docusaurus/');
    expect(await page.locator('h1').allInnerTexts()).toEqual(['From Docusaurus']);
    expect(await page.locator('h2#setup').innerText()).toBe('Install');
    expect(await page.locator('.aside').innerText()).toContain('Not undone');
    expect(await page.locator('div.two-columns label[for=x]').innerText()).toBe('Grains');
    // Tabs of the partial, by a component that neither of the two imports.
    expect(await page.locator('[role=tab]').allInnerTexts()).toEqual(['Java', 'Kotlin']);
    expect(await page.locator('pre .t, pre .k').first().innerText()).toBe('int');
    expect(await page.locator('.page-footer > p > a').getAttribute('href')).toBe(
      'https://example.com/edit/content/from-docusaurus.mdx',
    );
  });

  test('from VitePress', async () => {
    const page = await open('/from-vitepress/');
    expect(await page.title()).toContain('From VitePress');
    expect(await page.locator('h1').allInnerTexts()).toEqual(['From VitePress']);
    expect(await page.locator('h2#the-path-name').innerText()).toBe('The path /{name}');
    expect(await page.locator('.prose').innerText()).toContain('a < b, and {{ c }}');
  });

  test('the sidebar as it is listed', () => {
    const navigation = site().read('_meantime/navigation/index.html');
    const labels = [...navigation.matchAll(/<(?:a|summary)[^>]*>([^<]*)/g)].map(
      ([, label]) => label,
    );
    expect(labels.slice(0, 3)).toEqual(['From Docusaurus', 'Learn', 'Starlight']);
    expect(labels).not.toContain('From VitePress');
    // The two that import, and one of the fixture's own.
    expect(site().output).toContain('3 as modules');
  });
});

/** What stands in a page before the change, and what the build says of it. */
const before: Readonly<Record<string, [page: string, said: string]>> = {
  'keys of other generators': [
    '---\nid: a\ntitle: A\nhide_table_of_contents: true\n---\n',
    'hide_table_of_contents: is not a known key.',
  ],
  'template: splash': [
    '---\ntitle: A\ntemplate: splash\n---\n',
    'template: must be one of "doc", "home", but is "splash"',
  ],
  'levels of the table of contents': [
    '---\ntitle: A\ntableOfContents: { maxHeadingLevel: 4 }\n---\n',
    'tableOfContents: must be true or false, but is a group of keys',
  ],
  'tabs of Docusaurus': [
    '# A\n\n<Tabs groupId="os">\n<TabItem label="b">c</TabItem>\n</Tabs>\n',
    '<Tabs> has no property groupId.',
  ],
  'tabs without a label': [
    '# A\n\n<Tabs>\n<TabItem value="b">c</TabItem>\n</Tabs>\n',
    '<TabItem> needs the property label.',
  ],
  'icons of cards': [
    '# A\n\n<Card title="b" icon="c">d</Card>\n',
    'icon of <Card> must be the name of an icon of lucide.dev/icons, but is "c".',
  ],
  'the type of an aside': ['# A\n\n<Aside type="tip">b</Aside>\n', '<Aside> has no property type.'],
  'components of others': [
    '# A\n\n<DocCardList title="b" />\n',
    '<DocCardList> is neither built in nor imported.',
  ],
  'comments of HTML': ['# A\n\n<!-- b -->\n', 'MDX has no comments of the kind <!-- … -->.'],
  'tags left open': ['# A\n\nb<br>c\n', '<br> is not closed, which MDX asks of every tag.'],
  'links to renamed files': [
    '# A\n\n[b](./from-docusaurus.md)\n',
    './from-docusaurus.md leads to no page',
  ],
  'addresses without an ending': [
    '# A\n\n[b](from-docusaurus)\n',
    'from-docusaurus leads to no page',
  ],
  'an edit link that is none': [
    '---\ntitle: A\neditUrl: here\n---\n',
    'editUrl: must be a full URL such as "https://example.com/", but is "here"',
  ],
  'no title at all': ['Text.\n', 'A page begins with its title, between two lines of ---.'],
};

test('before the changes, the build names each of them, all at once', async () => {
  const pages = Object.values(before).map(([text], index) => [
    `content/before/p${index}.mdx`,
    text,
  ]);
  const site = await buildSite('docs-guide', {
    prepare: (project) => {
      write(project, { ...migrated, ...(Object.fromEntries(pages) as Record<string, string>) });
    },
  });
  site.remove();
  expect(site.exitCode).not.toBe(0);
  for (const [name, [, said]] of Object.entries(before)) expect(site.output, name).toContain(said);
  for (const [path] of pages) expect(site.output).toContain(`${path ?? ''}:`);
});

describe('imports that nothing answers', () => {
  test.each([
    ['of Docusaurus', "import Tabs from '@theme/Tabs';"],
    // Starlight itself is installed here, for the sites that timing() is tried on.
    ['of a plugin of Starlight', "import { Icon } from 'starlight-theme/components';"],
  ])('%s', async (_name, line) => {
    const site = await buildSite('docs-guide', {
      prepare: (project) => {
        write(project, { 'content/a.mdx': `# A\n\n${line}\n` });
      },
    });
    site.remove();
    expect(site.exitCode).not.toBe(0);
    const place = `content/a.mdx:3:${line.indexOf("'") + 2}`;
    expect(site.output).toContain(`${place} What is imported is not there. (import-missing)`);
  });
});

test('a sidebar that names no page stops the build', async () => {
  const site = await buildSite('docs-guide', {
    prepare: (project) => {
      const config = migrated['astro.config.mjs'].replace("'from-docusaurus'", "'from-docusaurs'");
      write(project, { ...migrated, 'astro.config.mjs': config });
    },
  });
  site.remove();
  expect(site.exitCode).not.toBe(0);
  expect(site.output).toContain('names the page "from-docusaurs"');
  expect(site.output).toContain('Did you mean "from-docusaurus"?');
});
