import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { expectAccessible } from '../harness/expect-accessible.ts';
import { visitSite } from '../harness/visit-site.ts';

const options = `{
  title: 'Hourglass',
  logo: { light: '/light.svg', dark: '/dark.svg', hasTitle: true },
  favicon: '/icon.png',
  math: true,
  sidebar: [
    { label: 'Use', icon: 'rocket', topic: true, items: ['quickstart', 'parts', 'module', 'math'] },
    { label: 'Read', icon: 'book-open', topic: true, items: ['overview', { folder: 'guides', icon: 'compass' }] },
  ],
  prefetch: true,
  glossary: { bulb: 'One half of a glass.', neck: 'Where the halves meet.' },
  parts: { footer: 'src/Footer.astro' },
  diagrams: true,
  banner: { text: 'Version 2 is here', href: '/quickstart.md' },
  head: [{ tag: 'meta', attrs: { name: 'author', content: 'Ada & Co' } }],
  components: {
    Since: {
      inline: true,
      properties: { version: { required: true } },
      html: '<span class="since">since {{version}}</span>',
      markdown: '(since {{version}})',
    },
  },
}`;

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="18"/></svg>';

const parts = `
It turns <Since version="2.1" />, and <Tooltip text="Grains of quartz.">sand</Tooltip> falls. So does <Tooltip text="What it runs on.">time</Tooltip>.

<PackageManagers command="npm install hourglass" />

<Tabs syncKey="package-manager">
  <TabItem label="npm">For npm.</TabItem>
  <TabItem label="pnpm">For pnpm.</TabItem>
</Tabs>

<Figure caption="A glass." zoom>
  <img src="/light.svg" alt="A round glass" width="80" height="80" />
</Figure>

<FileTree>

- src/
  - lib/
    - a.mjs

</FileTree>

<Card title="Fast" icon="rocket">Very.</Card>
`;

const pages: Record<string, string> = {
  'parts.mdx': `title: Parts\nsidebar: { badge: { text: New, kind: tip } }\nprev: false\nnext: { label: Begin, href: /quickstart.md }\nhead:\n  - { tag: meta, attrs: { name: topic, content: glass } }\n---\n${parts}`,
  'module.mdx': `title: Module\n---\n\n{1} <Since version="2.1" />\n`,
  'math.mdx': 'title: Math\n---\n\nIt is $\\frac{n}{N}$.\n',
  'overview.mdx':
    'title: All\n---\n\n## Guides\n\n<Overview folder="guides" />\n\n## Here\n\n<Overview as="list" />\n',
  'diagram.mdx':
    'title: Drawn\n---\n\n```mermaid\nflowchart LR\n  accTitle: How sand falls\n  A[Upper bulb] --> B[Lower aquifer]\n```\n',
  'words.mdx':
    'title: Words\n---\n\nThe upper <Term name="bulb">bulbs</Term> end at the <Term>neck</Term>.\n\n<Glossary />\n',
  'apart.md':
    'title: Apart\nsearch: false\nnoindex: true\nbanner: false\n---\n\nxylophone, [prices](/prices/#many)\n',
  '404.md': 'title: Lost in sand\n---\n\nTurn around: [home](/).\n',
};

const footer = `---
import Footer from 'meantime/parts/footer';
---
<aside aria-label="Gap">Mind the gap</aside>
<Footer {...Astro.props} />
`;

const pricing = `---
import Layout from 'meantime/layout';
import { Card } from 'meantime/components';
const headings = [
  { depth: 2, slug: 'one', text: 'One glass' },
  { depth: 2, slug: 'many', text: 'Many glasses' },
];
---
<Layout title="Prices" description="What a glass costs." headings={headings}>
  <h2 id="one">One glass</h2>
  <p>Costs a doubloon. <a href="/quickstart/">Begin</a>.</p>
  <h2 id="many">Many glasses</h2>
  <Card title="Ten" icon="rocket">Cost nine.</Card>
</Layout>
`;

const { open, site } = visitSite('docs-guide', {
  prepare: (project) => {
    const config = join(project, 'astro.config.mjs');
    const text = readFileSync(config, 'utf8');
    const changed = text
      .replace(/docs\(\{[\s\S]*?\n?\s*\}\),?(?=\s*\])/, `docs(${options})`)
      .replace('defineConfig({', "defineConfig({ site: 'https://example.com',");
    writeFileSync(config, changed);
    for (const [name, page] of Object.entries(pages)) {
      writeFileSync(join(project, 'content', name), `---\n${page}`);
    }
    writeFileSync(join(project, 'src/Footer.astro'), footer);
    mkdirSync(join(project, 'src/pages'));
    writeFileSync(join(project, 'src/pages/prices.astro'), pricing);
    const index = join(project, 'content/index.mdx');
    const hero =
      'hero:\n  image: { src: /light.svg, dark: /dark.svg, alt: A glass }\n  tagline: Turn it.';
    writeFileSync(index, readFileSync(index, 'utf8').replace('hero:', hero));
    for (const name of ['light.svg', 'dark.svg', 'icon.png']) {
      writeFileSync(join(project, 'public', name), picture);
    }
  },
});

const phone = { width: 360, height: 740 };

function isWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

describe('a page', () => {
  test('with components of the site is data, and says the same as a module', () => {
    expect(site().output).toMatch(/ as modules?/);
    const html = site().read('parts/index.html');
    expect(html).toContain('<span class="since">since 2.1</span>');
    expect(site().read('module/index.html')).toContain('<span class="since">since 2.1</span>');
  });

  test('says of itself what its frontmatter says', () => {
    const html = site().read('parts/index.html');
    expect(html).toContain('<meta name="author" content="Ada &amp; Co">');
    expect(html).toContain('<meta name="topic" content="glass">');
    expect(html).not.toContain('rel="prev"');
    expect(html).toMatch(/<a href="\/quickstart\/" rel="next"/);
    expect(site().read('_meantime/navigation/index.html')).toContain(
      'Parts <span class="badge badge-tip">New</span>',
    );
  });

  test('is found by nobody where it says so', async () => {
    const html = site().read('apart/index.html');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('data-pagefind-body');
    expect(site().read('sitemap-0.xml')).not.toContain('/apart/');
    expect(site().read('sitemap-0.xml')).toContain('/parts/');
    const page = await open('/parts/');
    // As text: what imports in a function is changed before it comes to the browser.
    const found = (word: string) =>
      page.evaluate<string[]>(`import('/pagefind/pagefind.js')
        .then((pagefind) => pagefind.search('${word}'))
        .then(({ results }) => Promise.all(results.map((result) => result.data())))
        .then((pages) => pages.map(({ url }) => url))`);
    expect(await found('quartz')).toEqual(['/parts/']);
    expect(await found('xylophone')).not.toContain('/apart/');
  });

  test('of the site itself stands in its layout, and is found', async () => {
    const html = site().read('prices/index.html');
    expect(html).toContain('<title>Prices · Hourglass</title>');
    expect(html).toContain('<link rel="canonical" href="https://docs.example.com/prices/">');
    expect(html).not.toContain('text/markdown');
    expect(site().read('sitemap-0.xml')).toContain('/prices/');
    const page = await open('/prices/', { viewport: phone });
    await page.getByRole('heading', { level: 1, name: 'Prices' }).waitFor();
    expect(await page.locator('.toc a, [href="#many"]').count()).toBeGreaterThan(0);
    expect(await isWide(page)).toBe(false);
    await expectAccessible(page);
    const found = await page.evaluate<string[]>(`import('/pagefind/pagefind.js')
      .then((pagefind) => pagefind.search('doubloon'))
      .then(({ results }) => Promise.all(results.map((result) => result.data())))
      .then((pages) => pages.map(({ url }) => url))`);
    expect(found).toEqual(['/prices/']);
  });

  test('has parts of the site in place of the theme, which may hold the theme', () => {
    for (const path of ['parts', 'module', 'prices']) {
      expect(site().read(`${path}/index.html`)).toMatch(
        /Mind the gap<\/aside>\s*<footer class="site-footer">\s*<p>Hourglass<\/p>/,
      );
    }
  });

  test('has formulas that the browser draws', async () => {
    const page = await open('/math/');
    const [above, below] = await page
      .locator('mfrac > *')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().y));
    expect(above).toBeLessThan(below ?? 0);
  });

  test('has diagrams as pictures, in the colours of the scheme', async () => {
    const page = await open('/diagram/', { viewport: phone, colorScheme: 'dark' });
    const picture = page.getByRole('img', { name: 'How sand falls' });
    await picture.evaluate((image: HTMLImageElement) => image.decode());
    expect(await picture.getAttribute('src')).toMatch(/^\/_meantime\/diagrams\/\w+-dark\.svg$/);
    expect(await isWide(page)).toBe(false);
    expect(site().read('diagram.md')).toContain('```mermaid\nflowchart LR');
    const found = await page.evaluate<string[]>(`import('/pagefind/pagefind.js')
      .then((pagefind) => pagefind.search('aquifer'))
      .then(({ results }) => Promise.all(results.map((result) => result.data())))
      .then((pages) => pages.map(({ url }) => url))`);
    expect(found).toEqual(['/diagram/']);
    await expectAccessible(page);
  });

  test('without parts links none of their scripts and styles', () => {
    const html = site().read('apart/index.html');
    expect(html).not.toMatch(/extras|zoom\.js|tabs\.js|banner\.js/);
  });
});

test('tooltips, pictures and folders are worked by keyboard', async () => {
  const page = await open('/parts/');
  await page.getByRole('button', { name: 'time', exact: true }).press('Enter');
  await page.getByText('What it runs on.').waitFor({ state: 'visible' });
  expect(await page.getByText('Grains of quartz.').isVisible()).toBe(false);
  await page.keyboard.press('Escape');
  await page.getByText('What it runs on.').waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Enlarge the picture: A round glass' }).press('Enter');
  const large = page.getByRole('dialog', { name: 'A round glass' });
  await large.waitFor();
  expect((await large.locator('img').boundingBox())?.width).toBeGreaterThan(1000);
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });

  await page.locator('summary', { hasText: 'lib/' }).press('Enter');
  await page.getByText('a.mjs').waitFor({ state: 'hidden' });
});

test('a term says what it means where it is used, and all of them in the glossary', async () => {
  const page = await open('/words/', { viewport: phone, hasTouch: true });
  const said = page.locator('main p').getByText('One half of a glass.');
  expect(await said.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'bulbs', exact: true }).tap();
  await said.waitFor({ state: 'visible' });
  await page.keyboard.press('Escape');
  await said.waitFor({ state: 'hidden' });
  expect(await page.locator('main dt').allTextContents()).toEqual(['bulb', 'neck']);
  expect(await isWide(page)).toBe(false);
  await expectAccessible(page);
});

test('a command of npm is in tabs that change with the others', async () => {
  const page = await open('/parts/');
  await page.getByRole('tab', { name: 'pnpm' }).first().click();
  await page.getByText('pnpm add hourglass').waitFor();
  await page.getByText('For pnpm.').waitFor();
  expect(await page.getByText('npm install hourglass', { exact: true }).isVisible()).toBe(false);
});

test('a banner that was put away stays away', async () => {
  const page = await open('/parts/', { viewport: phone });
  const banner = page.getByRole('region', { name: 'Announcement' });
  expect(await banner.getByRole('link').getAttribute('href')).toBe('/quickstart/');
  await banner.getByRole('button', { name: 'Close the announcement' }).press('Enter');
  await banner.waitFor({ state: 'hidden' });
  await page.goto(new URL('/quickstart/', page.url()).href);
  await page.locator('meantime-banner').waitFor({ state: 'attached' });
  expect(await banner.isVisible()).toBe(false);
});

test('where there is no page, the writer has the word', async () => {
  const page = await open('/nowhere/');
  await page.getByRole('heading', { name: 'Lost in sand' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'home' }).click();
  await page.getByRole('heading', { level: 1, name: 'Time, measured in sand' }).waitFor();
});

test.each(['light', 'dark'] as const)(
  'the logo and the hero have a picture for %s',
  async (scheme) => {
    const page = await open('/', { colorScheme: scheme });
    const shown = await page
      .locator('[data-scheme]')
      .evaluateAll((all: HTMLImageElement[]) =>
        all.filter((one) => one.checkVisibility()).map((one) => [one.alt, one.getAttribute('src')]),
      );
    expect(shown).toEqual([
      ['Hourglass', `/${scheme}.svg`],
      ['A glass', `/${scheme}.svg`],
    ]);
    expect(await page.getByText('Turn it.', { exact: true }).isVisible()).toBe(true);
  },
);

test('without JavaScript everything is there', async () => {
  const page = await open('/parts/', { javaScriptEnabled: false });
  for (const text of ['pnpm add hourglass', 'For pnpm.', 'a.mjs', 'A glass.']) {
    expect(await page.getByText(text).isVisible(), text).toBe(true);
  }
  expect(await page.locator('.banner-close').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'sand' }).click();
  await page.getByText('Grains of quartz.').waitFor({ state: 'visible' });
});

test.each(['/parts/', '/'])('%s is accessible, and fits on a phone', async (path) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open(path, { viewport: phone, colorScheme });
    await expectAccessible(page);
    expect(await isWide(page)).toBe(false);
  }
});

describe('topics', () => {
  const shown = (page: Page) =>
    page.locator('.pages > ul:not(.links) a').filter({ visible: true }).allTextContents();
  const inUse = ['Quickstart', 'Parts New', 'Module', 'Math'];
  const inRead = ['All', 'Reading the glass'];

  test('show the sidebar of the page, and the first to a page that none lists', async () => {
    const page = await open('/math/');
    const topics = page.getByRole('navigation', { name: 'Topics' });
    expect(await topics.locator('[aria-current=true]').allTextContents()).toEqual([
      expect.stringContaining('Use'),
    ]);
    await expect.poll(() => shown(page)).toEqual(inUse);
    expect(await page.locator('.steps a').allTextContents()).toEqual([
      expect.stringContaining('Module'),
    ]);
    await topics.getByRole('link', { name: 'Read' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/overview/');
    expect(await shown(page)).toEqual(inRead);
    expect(await page.locator('.trail').textContent()).toContain('Read');
    await page.goto(page.url().replace('overview', 'apart'));
    await expect.poll(() => shown(page)).toEqual(inUse);
    expect(await topics.locator('[aria-current]').count()).toBe(0);
    await expectAccessible(page);
  });

  test('do so without JavaScript', async () => {
    const page = await open('/overview/', { javaScriptEnabled: false });
    const links = page.frameLocator('iframe').locator('.pages > ul:not(.links) a');
    expect(await links.filter({ visible: true }).allTextContents()).toEqual(inRead);
    await page
      .getByRole('navigation', { name: 'Topics' })
      .getByRole('link', { name: 'Use' })
      .click();
    await page.waitForURL('**/quickstart/');
    expect(await links.filter({ visible: true }).allTextContents()).toEqual(inUse);
  });

  test('stand at the top of the menu on a phone', async () => {
    const page = await open('/overview/', { viewport: phone, colorScheme: 'dark' });
    await page.locator('.menu-button').click();
    await page.getByRole('navigation', { name: 'Topics' }).waitFor();
    expect(await shown(page)).toEqual(inRead);
    await expectAccessible(page);
  });
});

test('an overview lists the pages of a folder, in the page as in its Markdown', () => {
  const html = site().read('overview/index.html');
  expect(html).toContain('<p class="card-title"><a href="/guides/reading/">Reading the glass</a>');
  expect(html).toMatch(/<li><a href="\/math\/">Math<\/a><\/li>/);
  expect(html).not.toContain('meantime-overview');
  expect(html).not.toMatch(/<li><a href="\/overview\/">All/);
  const twin = site().read('overview.md');
  expect(twin).toContain('- [Reading the glass](https://docs.example.com/guides/reading.md)');
  expect(twin).toContain('- [Math](https://docs.example.com/math.md)');
});

test('a title that changes is another in the overviews that list it, built from the cache', async () => {
  const file = join(site().project, 'content/math.mdx');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('title: Math', 'title: Formulas'));
  const rebuilt = await site().rebuild();
  expect(rebuilt.exitCode, rebuilt.output).toBe(0);
  expect(rebuilt.read('overview/index.html')).toContain('<a href="/math/">Formulas</a>');
  expect(rebuilt.read('overview.md')).toContain('[Formulas]');
});

test('a page is fetched when its link is pointed at, and not run', async () => {
  const page = await open('/parts/');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const fetched = page.waitForRequest('**/quickstart/');
  await page.locator('.steps .next').hover();
  const request = await fetched;
  expect((await request.allHeaders())['sec-purpose']).toBe('prefetch');
  await request.response();
  await page.waitForLoadState('networkidle');
  // No script, no style, no beacon: of all that a page asks for when it is run.
  expect(asked.filter((path) => path !== '/icon.png')).toEqual(['/quickstart/']);
  expect(page.frames()).toHaveLength(1);
});

test('nothing is fetched for readers who save data', async () => {
  const page = await open('/parts/');
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.clock.install();
  await page.locator('.steps .next').hover();
  await page.clock.runFor(1_000); // longer than the script waits
  expect(asked).toEqual([]);
});
