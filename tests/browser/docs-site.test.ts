import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, type BuiltSite } from '../harness/build-site.ts';

const fixture = 'docs-guide';

function pagesOf(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.html') && !path.startsWith('pagefind/'),
  );
}

function documentOf(site: BuiltSite, path: string): Document {
  return parseHTML(site.read(path)).document;
}

describe.each([
  ['at the root', '/'],
  ['under a base', '/hour/glass/'],
])('a site %s', (_name, base) => {
  let site: BuiltSite;
  beforeAll(async () => {
    site = await buildSite(fixture, base === '/' ? {} : { base: base.slice(0, -1) });
    expect(site.exitCode, site.output).toBe(0);
  });
  afterAll(() => {
    site.remove();
  });

  test('has a page for each file, a 404 page, the navigation and the search index', () => {
    expect(pagesOf(site.dist).sort()).toEqual([
      '404.html',
      '_meantime/navigation/index.html',
      'guides/reading/index.html',
      'index.html',
      'quickstart/index.html',
    ]);
    expect(existsSync(join(site.dist, 'pagefind/pagefind.js'))).toBe(true);
    expect(site.read('sitemap-0.xml')).toContain(`https://docs.example.com${base}quickstart/`);
    expect(site.read('sitemap-0.xml')).not.toContain('_meantime');
  });

  test('carries nothing of what shows edits in development', () => {
    const files = readdirSync(site.dist, { recursive: true, encoding: 'utf8' });
    const scripts = files.filter((path) => path.endsWith('.js') && !path.startsWith('pagefind/'));
    expect(scripts.length).toBeGreaterThan(1);
    for (const script of scripts) {
      expect(site.read(script), script).not.toMatch(
        /meantime:(?:edits|content|swapped)|search\.json/,
      );
    }
  });

  test('links only to what was built', () => {
    for (const page of pagesOf(site.dist)) {
      const links = [...documentOf(site, page).querySelectorAll('[href], [src]')];
      const addresses = links.map(
        (link) => link.getAttribute('href') ?? link.getAttribute('src') ?? '',
      );
      expect(addresses.length).toBeGreaterThan(1);
      for (const address of addresses.filter((one) => one.startsWith('/'))) {
        expect(address.startsWith(base), `${address} on ${page}`).toBe(true);
        const [path = '', id] = address.slice(base.length).split('#');
        const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
        expect(existsSync(join(site.dist, file)), `${address} on ${page}`).toBe(true);
        if (id)
          expect(documentOf(site, file).getElementById(id), `${address} on ${page}`).toBeTruthy();
      }
    }
  });

  test('resolves links of Markdown, HTML and MDX alike', () => {
    const hrefs = (path: string) =>
      [...documentOf(site, path).querySelectorAll('.prose a')].map((one) =>
        one.getAttribute('href'),
      );
    expect(hrefs('quickstart/index.html')).toEqual([
      `${base}guides/reading/#the-neck`,
      `${base}guides/reading/`,
      `${base}sand.txt`,
      'https://example.com/x.md',
    ]);
    expect(hrefs('guides/reading/index.html')).toEqual([
      `${base}quickstart/`,
      `${base}quickstart/`,
      `${base}quickstart/`,
    ]);
    expect(hrefs('index.html')).toEqual([`${base}quickstart/`, `${base}guides/reading/#the-neck`]);
  });

  test('needs no inline style and no inline script', () => {
    for (const page of pagesOf(site.dist)) {
      const document = documentOf(site, page);
      expect(document.querySelectorAll('[style], style').length, page).toBe(0);
      // What search engines read is data, which no policy forbids.
      const scripts = document.querySelectorAll('script:not([src], [type="application/ld+json"])');
      expect(scripts.length, page).toBe(0);
      const handlers = [...document.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on')),
      );
      expect(handlers, page).toEqual([]);
    }
  });

  test('says in the head what the page is', () => {
    const document = documentOf(site, 'quickstart/index.html');
    const meta = (name: string) =>
      document
        .querySelector(`meta[name="${name}"], meta[property="${name}"]`)
        ?.getAttribute('content');
    expect(document.title).toBe('Quickstart · Hourglass');
    expect(meta('description')).toBe('From nothing to falling sand.');
    expect(meta('og:url')).toBe(`https://docs.example.com${base}quickstart/`);
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      meta('og:url'),
    );
    expect(JSON.parse(meta('meantime:quickstart') ?? '')).toEqual({
      id: 'quickstart',
      goal: 'Hello, sand!',
      budgetMs: 300_000,
      source: 'content/quickstart.md',
    });
    expect(site.read('guides/reading/index.html')).not.toContain('meantime:quickstart');
    expect(site.read('guides/reading/index.html')).toContain('content="Docs of a small tool."');
    expect(site.read('404.html')).not.toContain('canonical');
  });

  test('leads on, back and to the source', () => {
    const document = documentOf(site, 'guides/reading/index.html');
    expect(document.querySelector('[rel=prev]')?.getAttribute('href')).toBe(`${base}quickstart/`);
    expect(document.querySelector('[rel=next]')).toBeNull();
    expect(site.read('guides/reading/index.html')).toContain(
      'href="https://example.com/edit/main/content/guides/reading.mdx"',
    );
  });

  test('leaves prose with colons as it was written', () => {
    const [first] = documentOf(site, 'quickstart/index.html').querySelectorAll('.prose p');
    expect(first?.textContent).toContain('Meet at 10:30, ratio x:y, a:b[c d]{e=f}.');
  });

  test('frames asides, with and without a title of their own', () => {
    const asides = [...documentOf(site, 'quickstart/index.html').querySelectorAll('.aside')];
    expect(asides.map((aside) => aside.outerHTML)).toMatchInlineSnapshot(`
      [
        "<div class="aside aside-caution" role="note" aria-label="Caution"><p class="aside-title">Fragile <em>glass</em></p><p>Put it down <strong>gently</strong>.</p></div>",
        "<div class="aside aside-note" role="note" aria-label="Note"><p class="aside-title">Note</p><p>No title here.</p></div>",
      ]
    `);
    expect(
      documentOf(site, 'guides/reading/index.html').querySelector('.aside-tip')?.textContent,
    ).toContain('Hold it upright at 12:45.');
  });

  test('highlights Markdown and MDX by the same classes', () => {
    for (const path of ['quickstart/index.html', 'guides/reading/index.html']) {
      const document = documentOf(site, path);
      expect(document.querySelectorAll('figure.code pre code .k').length, path).toBeGreaterThan(0);
      expect(document.querySelectorAll('pre').length).toBe(
        document.querySelectorAll('figure.code > pre > code').length,
      );
    }
  });

  test('keeps the navigation out of the pages', () => {
    const page = site.read('guides/reading/index.html');
    expect(page).not.toContain('id="page/');
    expect(page).toContain(`src="${base}_meantime/navigation/"`);
    const navigation = documentOf(site, '_meantime/navigation/index.html');
    expect(
      [...navigation.querySelectorAll('nav a')].map((link) => link.getAttribute('href')),
      // The header's own are there as well: on a phone there is room for them.
    ).toEqual([`${base}quickstart/`, `${base}guides/reading/`, 'https://example.com/source']);
  });
});

test('an edited title changes the navigation, and no page but its own and its neighbours', async () => {
  const write = (project: string, title: string) => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      const text = name === 'a' ? title : `Page ${name}`;
      writeFileSync(
        join(project, `content/${name}.md`),
        `---\ntitle: ${text}\nsidebar: { order: 9 }\n---\nText.\n`,
      );
    }
  };
  const sites = await Promise.all(
    ['A', 'A, but better'].map((title) =>
      buildSite(fixture, {
        prepare: (project) => {
          write(project, title);
        },
      }),
    ),
  );
  const [before, after] = sites;
  if (!before || !after) throw new Error('Two sites were built.');
  const changed = pagesOf(before.dist).filter((page) => before.read(page) !== after.read(page));
  expect(changed.sort()).toEqual([
    '_meantime/navigation/index.html',
    'a/index.html',
    'b/index.html',
    'quickstart/index.html',
  ]);
  for (const site of sites) site.remove();
});

test("a site's own stylesheet wins over the theme", async () => {
  const site = await buildSite(fixture, {
    prepare: (project) => {
      writeFileSync(join(project, 'src/brand.css'), ':root { --mt-accent: rebeccapurple; }');
      const file = join(project, 'astro.config.mjs');
      const config = readFileSync(file, 'utf8');
      writeFileSync(file, config.replace('links:', "styles: ['src/brand.css'], links:"));
    },
  });
  expect(site.exitCode, site.output).toBe(0);
  const hrefs = [...documentOf(site, 'index.html').querySelectorAll('link[rel=stylesheet]')].map(
    (link) => link.getAttribute('href') ?? '',
  );
  const css = hrefs.map((href) => site.read(href.slice(1))).join('\n');
  // Rules outside a layer win over those in one, wherever they stand.
  expect(css).toMatch(/@layer meantime/);
  expect(css).toMatch(/(?:^|\})\s*:root\s*\{\s*--mt-accent:\s*(?:rebeccapurple|#639)/m);
  site.remove();
});
