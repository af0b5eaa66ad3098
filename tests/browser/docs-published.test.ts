import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { expectAccessible } from '../harness/expect-accessible.ts';
import { visitSite } from '../harness/visit-site.ts';

const origin = 'https://docs.example.com';
const base = '/docs';

const pages: Record<string, string> = {
  'guides/index.md': 'title: All guides\n---\n',
  'guides/turning.md':
    'title: Turn </script><script>alert(1)</script> it\ndescription: How "it" & all is turned.\nlastUpdated: 2026-11-26\nredirectFrom: [/turn/, /old/turning.html]\n---\n\n## Once\n\nTurn it.\n',
  'guides/code.mdx': 'title: Code\n---\n\n{1 + 1} [old](/turn/#once)\n',
  'de/guides/turning.md': 'title: Drehen\nlang: de\n---\n\nDreh es.\n',
  'de/index.md': 'title: Sanduhr\nlang: de\ntemplate: home\n---\n\nSand.\n',
  'apart.md': 'title: Apart\nnoindex: true\n---\n',
  'sand.md': 'title: الساعة الرملية\nlang: ar\n---\n',
  'own.md': 'title: Own\nsocialImage: /own.svg\n---\n',
};

const { open, site } = visitSite('docs-guide', {
  base,
  prepare: (project) => {
    const config = join(project, 'astro.config.mjs');
    const text = readFileSync(config, 'utf8');
    writeFileSync(config, text.replace('docs({', "docs({ socialImages: true, logo: '/glass.svg',"));
    copyFileSync(join(project, 'public/glass.svg'), join(project, 'public/own.svg'));
    for (const [name, page] of Object.entries(pages)) write(project, name, `---\n${page}`);
  },
});

function write(project: string, name: string, text: string): void {
  const file = join(project, 'content', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function documentAt(path: string): Document {
  return parseHTML(site().read(path)).document;
}

const pageOf = (path: string): string => `${origin}${base}${path}`;

function languagesOf(path: string): (string | null)[][] {
  const links = documentAt(path).querySelectorAll('link[rel=alternate][hreflang]');
  return [...links].map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]);
}

describe('a page tells search engines', () => {
  test('what it is, where the policy forbids scripts of its own', async () => {
    const page = await open('/guides/turning/');
    const [data] = await page.evaluate(() =>
      [...document.querySelectorAll('script[type="application/ld+json"]')].map(
        ({ textContent }) => JSON.parse(textContent) as { '@graph': object[] },
      ),
    );
    expect(data?.['@graph']).toEqual([
      {
        '@type': 'TechArticle',
        headline: 'Turn </script><script>alert(1)</script> it',
        description: 'How "it" & all is turned.',
        inLanguage: 'en',
        url: pageOf('/guides/turning/'),
        dateModified: '2026-11-26',
        isPartOf: { '@type': 'WebSite', name: 'Hourglass', url: pageOf('/') },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: 'All guides', item: pageOf('/guides/') },
          {
            '@type': 'ListItem',
            position: 2,
            name: 'Turn </script><script>alert(1)</script> it',
            item: pageOf('/guides/turning/'),
          },
        ],
      },
    ]);
    // Nothing but data stood in the page, or the browser would have complained.
    expect(await page.locator('script:not([src]):not([type="application/ld+json"])').count()).toBe(
      0,
    );
  });

  test('that the first one is the site', () => {
    const document = documentAt('index.html');
    const data = document.querySelector('script[type="application/ld+json"]')?.textContent ?? '';
    expect(JSON.parse(data)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: 'Hourglass',
      description:
        'A small tool that tells how long things take, and a site that shows what docs() makes of it.',
      inLanguage: 'en',
      url: pageOf('/'),
    });
    const kindOf = (path: string) =>
      documentAt(path).querySelector('meta[property="og:type"]')?.getAttribute('content');
    expect(['index.html', 'de/index.html', 'guides/turning/index.html'].map(kindOf)).toEqual([
      ...['website', 'website', 'article'],
    ]);
  });

  test('nothing, where it asks them to go away', () => {
    for (const path of ['apart/index.html', '404.html', '_meantime/navigation/index.html']) {
      expect(site().read(path), path).not.toMatch(/ld\+json|hreflang/);
    }
  });

  test('in which languages it is, and so does the sitemap', () => {
    const expected = [
      ['de', pageOf('/de/guides/turning/')],
      ['en', pageOf('/guides/turning/')],
      ['x-default', pageOf('/guides/turning/')],
    ];
    expect(languagesOf('guides/turning/index.html')).toEqual(expected);
    expect(languagesOf('de/guides/turning/index.html')).toEqual(expected);
    expect(languagesOf('quickstart/index.html')).toEqual([]);
    expect(languagesOf('index.html').map(([lang]) => lang)).toEqual(['de', 'en', 'x-default']);
    const entry = site()
      .read('sitemap-0.xml')
      .split('<url>')
      .find((one) => one.startsWith(`<loc>${pageOf('/guides/turning/')}</loc>`));
    for (const [lang, href] of expected) {
      expect(entry).toContain(`<xhtml:link rel="alternate" hreflang="${lang}" href="${href}"/>`);
    }
    expect(site().read('sitemap-0.xml')).not.toMatch(/apart|\/turn\/|old/);
  });
});

describe('where there is no page', () => {
  test('those that are near are named, and said', async () => {
    const page = await open('/old/guides/turnign.html');
    const status = page.getByRole('status').filter({ hasText: 'You may be looking for' });
    await status.getByRole('link').first().waitFor();
    expect(await status.getByRole('link').first().getAttribute('href')).toBe(
      '/docs/guides/turning/',
    );
    await expectAccessible(page);
    await status.getByRole('link').first().press('Enter');
    await page.waitForURL('**/docs/guides/turning/');
  });

  test('what is near to nothing leads nowhere', async () => {
    const page = await open('/');
    const far = ['nothing/like/it/', '<img src=x onerror=alert(1)>/', `${'a'.repeat(10_000)}/`];
    for (const path of far) {
      await page.goto(new URL(path, page.url()).href, { waitUntil: 'networkidle' });
      expect(await page.locator('meantime-suggestions').innerHTML(), path).toBe('');
      await page.goto(new URL(`${base}/`, page.url()).href);
    }
  });

  test('without JavaScript nothing is missing, and no other page loads the script', async () => {
    const page = await open('/guides/instal/', { javaScriptEnabled: false });
    await page.getByRole('heading', { name: 'This page is not here' }).waitFor();
    expect(site().read('404.html')).toContain('/docs/_meantime/suggestions.js');
    expect(site().read('guides/turning/index.html')).not.toContain('suggestions');
  });
});

describe('a page that was moved', () => {
  test.each(['/turn/', '/old/turning.html'])('is found at %s', async (path) => {
    const page = await open(path);
    await page.waitForURL(`**${base}/guides/turning/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const file = path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
    const document = documentAt(file);
    const attributeOf = (selector: string, name: string) =>
      document.querySelector(selector)?.getAttribute(name);
    expect(attributeOf('link[rel=canonical]', 'href')).toBe(pageOf('/guides/turning/'));
    expect(attributeOf('meta[name=robots]', 'content')).toBe('noindex');
  });

  test('is named to who links its old address', () => {
    expect(site().output).toContain('content/guides/code.mdx');
    expect(site().output).toMatch(
      /\/turn\/#once is an old address of\s+content\/guides\/turning.md/,
    );
    expect(site().output).toMatch(/Link the file:\s+\/guides\/turning.md#once/);
  });
});

/** Of the head. */
function contentOf(path: string, name: string): string | undefined {
  const selector = `meta[property="${name}"], meta[name="${name}"]`;
  return documentAt(path).querySelector(selector)?.getAttribute('content') ?? undefined;
}

function imageOf(path: string): string {
  return contentOf(path, 'og:image')?.replace(`${origin}${base}/`, '') ?? '';
}

describe('the image of a page', () => {
  test('is drawn, named in the head, and of the size that it says', () => {
    const path = 'quickstart/index.html';
    expect(contentOf(path, 'twitter:card')).toBe('summary_large_image');
    expect(contentOf(path, 'og:image:alt')).toBe(contentOf(path, 'og:title'));
    const png = readFileSync(join(site().dist, imageOf(path)));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const size = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(size.map(String)).toEqual([
      contentOf(path, 'og:image:width'),
      contentOf(path, 'og:image:height'),
    ]);
    expect(png.subarray(-8, -4).toString('latin1')).toBe('IEND');
  });

  test('is the writer’s own where there is one', () => {
    expect(imageOf('own/index.html')).toBe('own.svg');
    expect(contentOf('own/index.html', 'og:image:width')).toBeUndefined();
  });

  test('is missing where search engines are asked to go away, and where no font has the letters', () => {
    for (const path of ['apart/index.html', '404.html', 'turn/index.html', 'sand/index.html']) {
      expect(imageOf(path), path).toBe('');
    }
    expect(site().output).toMatch(/content\/sand.md/);
    expect(site().output).toContain('npm install -D @fontsource/noto-sans-arabic');
  });
});

test('a build from the cache draws what says something else, and changes the siblings of a new translation', async () => {
  const { project } = site();
  const before = imageOf('guides/code/index.html');
  const drawn = readFileSync(join(site().dist, before));
  const stays = imageOf('quickstart/index.html');
  write(project, 'guides/code.mdx', '---\ntitle: Other code\n---\n\n{1 + 1}\n');
  write(project, 'de/quickstart.md', '---\ntitle: Schnellstart\nlang: de\n---\n\nSand.\n');
  const built = await site().rebuild();
  expect(built.exitCode, built.output).toBe(0);
  expect(languagesOf('quickstart/index.html')).toEqual([
    ['de', pageOf('/de/quickstart/')],
    ['en', pageOf('/quickstart/')],
    ['x-default', pageOf('/quickstart/')],
  ]);
  expect(readFileSync(join(built.dist, 'turn/index.html'), 'utf8')).toContain('refresh');
  // That of the new page, and that of the one with another title.
  expect(built.output).toContain('drew 2 images');
  expect(imageOf('quickstart/index.html')).toBe(stays);
  expect(existsSync(join(built.dist, before))).toBe(false);
  expect(readFileSync(join(built.dist, imageOf('guides/code/index.html'))).equals(drawn)).toBe(
    false,
  );
});
