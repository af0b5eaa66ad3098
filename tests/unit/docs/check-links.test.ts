import { describe, expect, test } from 'vitest';
import { IgnoredLinks, ignoredPath } from '../../../integrations/docs/links/ignored-links.ts';
import { describeProblem, problemsOf } from './checked-site.ts';

const files = {
  'index.mdx': '# Home\n',
  'guides/start.mdx':
    '## Install\n\n## Install\n\n### `run()` it\n\n## 日本語\n\n<b id="own">x</b>\n',
  'guides/index.md': '## All guides\n',
  'guides/photo.png': '',
  'releases/v1.2.md': '',
  'reference/cli.md': '## Commands\n',
  'ideas.md': '',
};

const site = {
  publicFiles: ['logo.png', 'LICENSE', 'demo/index.html', 'data/list.json', 'notes.txt'],
  bareFiles: ['/LICENSE'],
  drafts: ['ideas.md'],
  isServed: (path: string) => /^\/(?:api\.json|blog\/[^/]+\/?|old\/)$/.test(path),
  hasFile: (path: string) => path === 'shared/far.png',
};

/** What is said of one page with this text, in the site above. */
async function saidOf(text: string, { base = '/', file = 'guides/page.mdx' } = {}) {
  const all = { ...files, [file]: text };
  const problems = await problemsOf(all, { ...site, base });
  return problems.map((problem) => describeProblem(problem, all));
}

describe.each(['/', '/docs/'])('below %s', (base) => {
  test.each([
    './start.mdx',
    'start.mdx#install',
    './start.mdx#install-1',
    './start.mdx#run-it',
    './start.mdx#日本語',
    './start.mdx#%E6%97%A5%E6%9C%AC%E8%AA%9E',
    './start.mdx#own',
    './start.mdx?tab=npm#own',
    '../reference/cli.md#commands',
    '/reference/cli.md',
    '/guides/start/#own',
    '/guides/start#own',
    '/guides/start/index.html',
    '/guides',
    '/',
    '/releases/v1.2',
    '/releases/v1.2/',
    '../start/#install',
    '../start',
    '../',
    '..#all-guides',
    '.',
    './',
    '#',
    '#top',
    '#here',
    '#meantime-content',
    '#:~:text=some,words',
    '#here:~:text=some',
    '/guides/start/#:~:text=some',
    '/logo.png',
    '/LICENSE',
    '/demo/',
    '/demo',
    '/data/list.json?v=1',
    '/api.json',
    '/blog/hello',
    '/old/',
    '',
    '?q=1',
  ])('%s leads somewhere', async (link) => {
    expect(await saidOf(`## Here\n\n[a](<${link}>)`, { base })).toEqual([]);
  });

  test('images, whatever way they are written', async () => {
    const text =
      '![a][pic] ![pic] [pic]\n\n[pic]: /logo.png\n\n> ![][far]\n>\n> [far]: ./photo.png\n\n![](./photo.png) ![](../../shared/far.png) ![](~/alias.png) ![](/logo.png)\n\n<img src="/logo.png" />';
    expect(await saidOf(text, { base })).toEqual([]);
  });
});

test('a page that does not exist', async () => {
  expect(await saidOf('[a](./strat.mdx#install)\n')).toMatchInlineSnapshot(`
    [
      "./strat.mdx#install leads to no page: there is no file content/guides/strat.mdx. [link-broken]
    Did you mean ./start.mdx#install?",
    ]
  `);
  expect(await saidOf('[a](/guide/start/)\n')).toMatchInlineSnapshot(`
    [
      "/guide/start/ leads to no page: the site has nothing at /guide/start/. [link-broken]
    Did you mean /guides/start/?",
    ]
  `);
  expect(await saidOf('[a](/quite/another/thing/)\n')).toMatchInlineSnapshot(`
    [
      "/quite/another/thing/ leads to no page: the site has nothing at /quite/another/thing/. [link-broken]
    Correct the link, or remove it.",
    ]
  `);
  expect(await saidOf('[a](./start.md)\n')).toMatchInlineSnapshot(`
    [
      "./start.md leads to no page: there is no file content/guides/start.md. [link-broken]
    Did you mean ./start.mdx?",
    ]
  `);
  expect(await saidOf('[a](../../README.md)\n')).toMatchInlineSnapshot(`
    [
      "../../README.md leads to no page: README.md is outside content/, the folder of the pages. [link-broken]
    Correct the link, or remove it.",
    ]
  `);
  expect(await saidOf('[a](/guides/start.html)\n')).toMatchInlineSnapshot(`
    [
      "/guides/start.html leads to no page: the site has nothing at /guides/start.html. [link-broken]
    Did you mean /guides/start/?",
    ]
  `);
});

test('capitals', async () => {
  expect(await saidOf('[a](./Start.mdx)\n')).toMatchInlineSnapshot(`
    [
      "./Start.mdx leads to no page: the file is content/guides/start.mdx, and capitals count on most machines. [link-broken]
    Write ./start.mdx",
    ]
  `);
  expect(await saidOf('[a](/Guides/start/)\n')).toMatchInlineSnapshot(`
    [
      "/Guides/start/ leads to no page: the page is at /guides/start/, and capitals count in addresses. [link-broken]
    Write /guides/start/",
    ]
  `);
  expect(await saidOf('![a](/Logo.png)\n')).toMatchInlineSnapshot(`
    [
      "/Logo.png is missing: the file is public/logo.png, and capitals count in addresses. [file-missing]
    Write /logo.png",
    ]
  `);
  expect(await saidOf('![a](./Photo.png)\n')).toMatchInlineSnapshot(`
    [
      "./Photo.png is missing: the file is content/guides/photo.png, and capitals count on most machines. [file-missing]
    Write ./photo.png",
    ]
  `);
});

test('letters that are put together otherwise', async () => {
  const [one, other] = ['é', 'e\u0301'];
  for (const [inFile, inLink] of [
    [one, other],
    [other, one],
    [other, other],
  ] as const) {
    const all = {
      [`guides/caf${inFile}.md`]: '## A',
      'guides/page.md': [
        `[a](./caf${inLink}.md#a) [b](/guides/caf${inLink}) [c](../caf${inLink}/#a)`,
        `[d](/guides/caf${encodeURI(inLink)}/)`,
      ].join(' '),
    };
    expect(await problemsOf(all, site)).toEqual([]);
  }
  const all = { [`${other}.png`]: '', 'page.md': `![](./${one}.png) ![](/${one}.jpg)` };
  const problems = await problemsOf(all, { ...site, publicFiles: [`${other}.jpg`] });
  expect(problems.map(({ message }) => message.normalize('NFC'))).toMatchInlineSnapshot(`
    [
      "./é.png is missing: the file is content/é.png, whose letters are put together otherwise (Unicode has two ways for é), which most machines take for another name.",
      "/é.jpg is missing: the file is public/é.jpg, whose letters are put together otherwise (Unicode has two ways for é), which most machines take for another name.",
    ]
  `);
});

test('a relative address without an ending', async () => {
  expect(await saidOf('[a](./start)\n')).toMatchInlineSnapshot(`
    [
      "./start leads to no page: a browser goes from /guides/page/ to /guides/page/start/, where the site has nothing. [link-broken]
    Link the file: ./start.mdx",
    ]
  `);
  expect(await saidOf('[a](../cli/#commands)\n', { file: 'reference/page.md' })).toEqual([]);
  expect(await saidOf('[a](../reference/cli#commands)\n')).toMatchInlineSnapshot(`
    [
      "../reference/cli#commands leads to no page: a browser goes from /guides/page/ to /guides/reference/cli/, where the site has nothing. [link-broken]
    Link the file: ../reference/cli.md#commands",
    ]
  `);
});

test('an anchor that does not exist', async () => {
  expect(await saidOf('[a](#her)\n\n## Here\n')).toMatchInlineSnapshot(`
    [
      "#her leads to no place of its page: content/guides/page.mdx has no heading and no id "her". [anchor-missing]
    Did you mean #here? The page has #here",
    ]
  `);
  expect(await saidOf('[a](./start.mdx#Install)\n')).toMatchInlineSnapshot(`
    [
      "./start.mdx#Install leads to no place of its page: content/guides/start.mdx has no heading and no id "Install". [anchor-missing]
    Did you mean #install? The page has #install, #install-1, #run-it, #日本語, #own",
    ]
  `);
  expect(await saidOf('[a](/guides/start/#install-2)\n')).toMatchInlineSnapshot(`
    [
      "/guides/start/#install-2 leads to no place of its page: content/guides/start.mdx has no heading and no id "install-2". [anchor-missing]
    Did you mean #install-1? The page has #install, #install-1, #run-it, #日本語, #own",
    ]
  `);
  expect(await saidOf('[a](/#deep)\n')).toMatchInlineSnapshot(`
    [
      "/#deep leads to no place of its page: content/index.mdx has no heading and no id "deep". [anchor-missing]
    The page has #home",
    ]
  `);
  expect(await saidOf('[a](/releases/v1.2/#any)\n')).toMatchInlineSnapshot(`
    [
      "/releases/v1.2/#any leads to no place of its page: content/releases/v1.2.md has no heading and no id "any". [anchor-missing]
    Remove the anchor: the page has no headings.",
    ]
  `);
});

test('a file that does not exist', async () => {
  expect(await saidOf('![a](/lgo.png)\n')).toMatchInlineSnapshot(`
    [
      "/lgo.png is missing: there is no file public/lgo.png. [file-missing]
    Did you mean /logo.png?",
    ]
  `);
  expect(await saidOf('![a](./phto.png)\n')).toMatchInlineSnapshot(`
    [
      "./phto.png is missing: there is no file content/guides/phto.png. [file-missing]
    Did you mean ./photo.png?",
    ]
  `);
  expect(await saidOf('![a](../../shared/gone.png)\n')).toMatchInlineSnapshot(`
    [
      "../../shared/gone.png is missing: there is no file shared/gone.png. [file-missing]
    Put the image there, or correct its path.",
    ]
  `);
  expect(await saidOf('[a](/list.json)\n')).toMatchInlineSnapshot(`
    [
      "/list.json is missing: there is no file public/list.json. [file-missing]
    Did you mean /data/list.json?",
    ]
  `);
  expect(await saidOf('<img src="./photo.png" />\n')).toMatchInlineSnapshot(`
    [
      "./photo.png is missing: content/guides/photo.png is there, but only pages and Markdown images go into the site from this folder. [file-missing]
    Write ![](./photo.png), or move it to public/photo.png and link /photo.png",
    ]
  `);
  expect(await saidOf('![a][pic]\n\n[pic]: ./phto.png\n')).toMatchInlineSnapshot(`
    [
      "./phto.png is missing: there is no file content/guides/phto.png. [file-missing]
    Did you mean ./photo.png?",
    ]
  `);
});

test('what a hint suggests can be written in its place', async () => {
  const all = { ...files, 'images/my map (1).png': '', 'my page.md': '' };
  const hints = async (text: string): Promise<(string | undefined)[]> => {
    const page = { 'guides/page.mdx': text };
    const problems = await problemsOf(
      { ...all, ...page },
      { ...site, publicFiles: ['a b.png', ...site.publicFiles] },
    );
    return problems.map(({ hint }) => hint);
  };
  const right = '../images/my%20map%20(1).png';
  expect(
    await hints(`![](<${right}>) ![](<../images/my map (1).png>) [a](../my%20page.md)`),
  ).toEqual([]);
  expect(
    await hints(
      [
        '![](../images/my%20mpa%20%281%29.png)',
        '![](../images/My%20map%20%281%29.png)',
        '![](/a%20c.png)',
        '![](/A%20b.png)',
        '[a](../my%20pge.md)',
        '[a](../my%20page)',
        '[a](/my-pge/)',
      ].join(' ') + '\n\n<img src="../images/my%20map%20(1).png" /> <img src="./photo.png" />',
    ),
  ).toMatchInlineSnapshot(`
    [
      "Did you mean ../images/my%20map%20%281%29.png?",
      "Write ../images/my%20map%20%281%29.png",
      "Did you mean /a%20b.png?",
      "Write /a%20b.png",
      "Did you mean ../my%20page.md?",
      "Link the file: ../my%20page.md",
      "Did you mean /my-page/?",
      "Write ![](../images/my%20map%20%281%29.png), or move it to public/my map (1).png and link /my%20map%20%281%29.png",
      "Write ![](./photo.png), or move it to public/photo.png and link /photo.png",
    ]
  `);
});

test('a draft', async () => {
  expect(await saidOf('[a](../ideas.md) [b](/ideas/)\n')).toMatchInlineSnapshot(`
    [
      "../ideas.md leads to a draft: a build leaves out content/ideas.md. [link-to-draft]
    Remove draft: true from content/ideas.md, or the link.",
      "/ideas/ leads to a draft: a build leaves out content/ideas.md. [link-to-draft]
    Remove draft: true from content/ideas.md, or the link.",
    ]
  `);
  const all = { ...files, 'page.md': '[a](./ideas.md)' };
  expect(await problemsOf(all, { ...site, showsDrafts: true })).toEqual([]);
});

test('the base, named by the writer', async () => {
  const said = await saidOf('[a](/docs/guides/start/#own) ![b](/docs/logo.png)\n', {
    base: '/docs/',
  });
  expect(said).toMatchInlineSnapshot(`
    [
      "/docs/guides/start/#own names the base: /docs/ is put before it when the site is built. [base-repeated]
    Write /guides/start/#own",
      "/docs/logo.png names the base: /docs/ is put before it when the site is built. [base-repeated]
    Write /logo.png",
    ]
  `);
});

test('a component of the site’s own', async () => {
  const fancy = (href: string) => `import F from './f.astro';\n\n<F href="${href}" />\n`;
  expect(await saidOf(fancy('/guides/start/'), { base: '/docs/' })).toEqual([]);
  expect(await saidOf(fancy('/docs/guides/start/'), { base: '/docs/' })).toEqual([]);
  expect(await saidOf(fancy('./whatever'))).toEqual([]);
  expect(await saidOf(fancy('/guides/strat/'))).toMatchInlineSnapshot(`
    [
      "/guides/strat/ leads to no page: the site has nothing at /guides/strat/. [link-broken]
    Did you mean /guides/start/?",
    ]
  `);
});

test('anchors of a page whose components may have more ids are not judged', async () => {
  const parts = { ...files, 'parts.mdx': "import P from './_part.mdx';\n\n<P />\n" };
  expect(await problemsOf({ ...parts, 'a.md': '[a](./parts.mdx#from-part)' })).toEqual([]);
});

test('anchors of a page that could not be compiled are not judged', async () => {
  const all = { ...files, 'a.md': '[a](./guides/start.mdx#x)' };
  expect(await problemsOf(all, { failed: ['guides/start.mdx'] })).toEqual([]);
  expect(await problemsOf(all)).toHaveLength(1);
});

test('problems come by page and place', async () => {
  const all = { 'b.md': '[a](/y/)\n\n[b](/x/) [c](/w/)', 'a.md': '[a](/z/)' };
  const problems = await problemsOf(all);
  expect(problems.map(({ location }) => location)).toEqual([
    { file: 'content/b.md', line: 1, column: 5 },
    { file: 'content/b.md', line: 3, column: 5 },
    { file: 'content/b.md', line: 3, column: 14 },
    { file: 'content/a.md', line: 1, column: 5 },
  ]);
});

test('links that the site lets be are not followed, and no others', async () => {
  const text = '[a](/app/x/y) [b](/app) [c](/apple/) [d](./nope.md) [e](./no.pe.md)\n';
  const ignored = new IgnoredLinks(['/app/**', './*.md']);
  const problems = await problemsOf({ 'guides/page.mdx': text }, { ...site, ignored });
  expect(problems.map(({ message }) => message.split(' ')[0])).toEqual(['/app', '/apple/']);
  expect(ignored.has('./a/b.md')).toBe(false);
  expect(ignored.unusedBy(['/app/x'])).toEqual(['./*.md']);
});

test.each([
  ['/logout', '/', '/logout/', true],
  ['/logout', '/docs/', '/docs/logout/', true],
  ['/app/**', '/', '/app/a/b/', true],
  ['/app/*', '/', '/app/a/b/', false],
  ['/logout', '/docs/', '/logout/', false],
  ['./*.md', '/', '/guide/', false],
])('the pattern %s under %s, and %s', (pattern, base, path, isIgnored) => {
  expect(new RegExp(ignoredPath(pattern, base)).test(path)).toBe(isIgnored);
});
