import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildSite, startDevServer, type BuiltSite } from '../harness/build-site.ts';

const fixture = 'docs-guide';

function write(project: string, file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), text);
}

function page(text: string, more = ''): string {
  return `---\ntitle: Page\n${more}---\n${text}\n`;
}

async function build(prepare: (project: string) => void, base?: string): Promise<BuiltSite> {
  const site = await buildSite(fixture, { prepare, ...(base !== undefined && { base }) });
  onTestFinished(() => {
    site.remove();
  });
  return site;
}

/** `content/a.md:4:5: ./gone.md`, by where the address stands in the file. */
function placed(project: string, file: string, address: string): RegExp {
  const lines = readFileSync(join(project, file), 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes(address));
  const place = `${file}:${line + 1}:${(lines[line]?.indexOf(address) ?? 0) + 1}`;
  const [before, after] = [place, address].map((text) =>
    text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(`${before} .*\\s+${after} `);
}

/** What leads nowhere, by the file of its page. */
const broken: Record<string, [text: string, address: string]> = {
  'content/broken/file.md': ['日本語 [x](./gone.mdx).', './gone.mdx'],
  'content/broken/address.mdx': ['<LinkButton href="/nowhere/">x</LinkButton>', '/nowhere/'],
  'content/broken/anchor.mdx': ['[x](../quickstart.md#no-heading)', '../quickstart.md#no-heading'],
  'content/broken/own-anchor.md': ['## Here\n\n> [x](#there)', '#there'],
  'content/broken/image.mdx': ['Text.\n\n![x](/no-image.png)', '/no-image.png'],
  'content/broken/local-image.md': ['Text.\n\n![x](./no-image.png)', './no-image.png'],
  'content/broken/module.mdx': [
    'export const one = 1;\n\n{one} [x][y]\n\n[y]: /broken/modul/#z',
    '/broken/modul/#z',
  ],
  'content/broken/to-draft.md': ['Text.\n<a href="/idea/">x</a>', '/idea/'],
};

test('a build names all that is broken, from the cache as well', async () => {
  const site = await build((project) => {
    write(project, 'content/idea.md', page('Text.', 'draft: true\n'));
    const home = readFileSync(join(project, 'content/index.mdx'), 'utf8');
    write(project, 'content/index.mdx', home.replace('/guides/reading/', '/guides/raeding/'));
    for (const [file, [text]] of Object.entries(broken)) write(project, file, page(text));
    const config = readFileSync(join(project, 'astro.config.mjs'), 'utf8');
    const options = "logo: '/no-logo.svg',\n      links: [{ label: 'Guide', href: '/gide/' }, ";
    write(project, 'astro.config.mjs', config.replace('links: [', options));
  });
  const expected = [
    ...Object.entries(broken).map(([file, [, address]]) => placed(site.project, file, address)),
    placed(site.project, 'content/index.mdx', '/guides/raeding/'),
    /The option links\[0\]\.href of docs\(\): \/gide\/ leads to no page/,
    /The option logo of docs\(\): \/no-logo\.svg is missing/,
  ];
  const again = await site.rebuild();
  for (const { exitCode, output } of [site, again]) {
    expect(exitCode, output).not.toBe(0);
    for (const place of expected) expect(output).toMatch(place);
    expect(output).not.toContain('pages built');
  }
});

test('a page that was removed is missed by the pages that came from the cache', async () => {
  const site = await build((project) => {
    write(project, 'content/old.md', page('## Told'));
    write(project, 'content/a.md', page('[x](./old.md#told)'));
  });
  expect(site.exitCode, site.output).toBe(0);
  write(site.project, 'content/old.md', page('## Retold'));
  const edited = await site.rebuild();
  expect(edited.exitCode, edited.output).not.toBe(0);
  expect(edited.output).toMatch(placed(site.project, 'content/a.md', './old.md#told'));
});

test('anchors that a component makes are looked up in the built page', async () => {
  const part = '<h2 id="from-part">Part</h2>';
  const prepare = (project: string) => {
    write(project, 'content/_part.astro', part);
    write(project, 'content/whole.mdx', page("import Part from './_part.astro';\n\n<Part />"));
    write(project, 'content/a.md', page('[x](./whole.mdx#from-part) [y](/whole/#from-part)'));
  };
  const sound = await build(prepare);
  expect(sound.exitCode, sound.output).toBe(0);
  write(sound.project, 'content/_part.astro', part.replace('from-part', 'apart'));
  const broken = await sound.rebuild();
  expect(broken.exitCode, broken.output).not.toBe(0);
  for (const address of ['./whole.mdx#from-part', '/whole/#from-part']) {
    expect(broken.output).toMatch(placed(sound.project, 'content/a.md', address));
  }
});

/** Leads somewhere, in whatever way the site may answer. */
const sound = `
[a](../quickstart.md) [b](../guides/reading.mdx#the-neck) [c](/guides/reading) [d](../../guides/reading/#the-bulb)
[e](/api.json) [f](/own/) [g](/blog/hello/) [h](/moved/) [i](/_meantime/navigation/) [j](/sitemap-index.xml)
[k](/LICENSE) [host](/elsewhere/deep) [l](/logo.svg) [m](http://localhost:4321/none/) [n](mailto:a@example.com) [o](#) [p](#top)
![q](/logo.svg) ![r](./dot.svg) [s](/pagefind/pagefind.js) [t](#twice-1) [u](#note) <b id="note">v</b>

## Twice

## Twice
`;

test.each(['/', '/docs'])('what leads somewhere is built below %s', async (base) => {
  const below = base === '/' ? '' : base;
  const site = await build((project) => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>';
    write(project, 'content/links/sound.mdx', page(sound));
    write(project, 'content/links/module.mdx', page(`export const one = 1;\n${sound}\n{one}`));
    write(project, 'content/links/dot.svg', svg);
    write(project, 'public/logo.svg', svg);
    write(project, 'public/LICENSE', 'Free.');
    write(project, 'public/_redirects', `# Host\n${below}/elsewhere/* https://example.com 301\n`);
    write(project, 'src/pages/own.astro', '<html><body>own</body></html>');
    write(project, 'src/pages/api.json.ts', "export const GET = () => new Response('{}');");
    write(
      project,
      'src/pages/blog/[post].astro',
      "---\nexport const getStaticPaths = () => [{ params: { post: 'hello' } }];\n---\n<html><body>x</body></html>",
    );
    const config = readFileSync(join(project, 'astro.config.mjs'), 'utf8');
    const redirects = "redirects: { '/moved': '/quickstart/' },\n  integrations";
    write(project, 'astro.config.mjs', config.replace('integrations', redirects));
  }, base);
  expect(site.exitCode, site.output).toBe(0);
  for (const path of ['links/sound/index.html', 'links/module/index.html']) {
    const html = site.read(path);
    const addresses = ['/quickstart/', '/guides/reading/#the-neck', '/guides/reading/', '/LICENSE'];
    for (const address of addresses) expect(html).toContain(`href="${below}${address}"`);
    expect(html).toContain(`href="${below}/guides/reading/#the-bulb"`);
  }
});

test('development shows a page with a broken link, and warns of it', async () => {
  const server = await startDevServer(fixture);
  onTestFinished(() => server.close());
  const reading = readFileSync(join(server.project, 'content/guides/reading.mdx'), 'utf8');
  const file = 'content/guides/reading.mdx';
  const text = `${reading}\n[x](./gone.md) [y](../quickstart.md)\n`;
  write(server.project, file, text);
  const read = async () => (await fetch(`${server.url}/guides/reading/`)).text();
  await expect.poll(read).toContain('href="/guides/gone/"');
  await expect.poll(() => server.output()).toMatch(placed(server.project, file, './gone.md'));
  expect(server.output()).not.toContain('[ERROR]');
  expect(server.output().split('./gone.md leads')).toHaveLength(2);
});
