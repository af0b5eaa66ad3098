import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { frontmatterSchema } from '../../../integrations/docs/content/frontmatter.ts';
import { oldAddress, redirectFile } from '../../../integrations/docs/links/redirects.ts';
import { redirectHtml } from '../../../integrations/docs/links/write-redirects.ts';
import { redirectProblems } from '../../../integrations/docs/loading/redirect-problems.ts';
import { problemsOf } from './checked-site.ts';
import { movedLinks } from '../../../integrations/docs/links/moved-links.ts';

test.each([
  ['/old', '/old/', 'old/index.html'],
  ['/old/', '/old/', 'old/index.html'],
  ['/old/index.html', '/old/', 'old/index.html'],
  ['/old/page.html', '/old/page.html', 'old/page.html'],
  ['/v1.2', '/v1.2/', 'v1.2/index.html'],
  ['/%E6%97%A5/', '/日/', '日/index.html'],
  ['/', '/', 'index.html'],
])('%s is written to %s', (written, address, file) => {
  expect(oldAddress(written)).toBe(address);
  expect(redirectFile(address)).toBe(file);
});

test.each([
  'old/page/',
  'https://example.com/old/',
  '//example.com/',
  '/old/?q=1',
  '/old/#part',
  '/old/../../page/',
  '/old//page/',
  '/%2e%2e/page/',
  '/50%/',
  '/feed.xml',
  '/with space/',
  '\\old\\',
  '/%00/',
  '/x\u0000/',
  '/x\u007f/',
  '/a%5Cb/',
  `/${'a'.repeat(256)}/`,
  `/${'a/'.repeat(600)}`,
  '/_redirects',
  '/_headers/',
  '/_worker.js/',
])('%s is no address that a page had', (written) => {
  expect(frontmatterSchema.safeParse({ title: 'a', redirectFrom: [written] }).success).toBe(false);
});

test('one address needs no list', () => {
  const { redirectFrom } = frontmatterSchema.parse({ title: 'a', redirectFrom: '/old/' });
  expect(redirectFrom).toEqual(['/old/']);
});

test('no address ends the attribute that it stands in', () => {
  const html = redirectHtml("/docs/it's/a&b/", 'https://example.com');
  expect(html).toContain('content="0;url=/docs/it&#39;s/a&amp;b/"');
  expect(html).toContain('href="https://example.com/docs/it&#39;s/a&amp;b/"');
});

describe('an old address that is in use', () => {
  let root: URL;
  const files: Record<string, string> = {
    'content/a.md': 'title: A\nredirectFrom:\n  - /b/\n  - /old/\n  - /free/',
    'content/b.md': 'title: B\nredirectFrom: [/OLD]',
    'content/c.md': 'title: C\nredirectFrom: [/logo/, /_astro/x/, /taken/]',
    'content/404.md': 'title: Lost\nredirectFrom: [/lost/]',
    'public/logo/index.html': '',
  };

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'redirects-'));
    root = pathToFileURL(`${folder}/`);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), name.endsWith('.md') ? `---\n${text}\n---\n` : text);
    }
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  test('is told with its line', () => {
    const redirected = { a: ['/b/', '/old/', '/free/'], b: ['/OLD'] };
    const more = { c: ['/logo/', '/_astro/x/', '/taken/'], 404: ['/lost/'] };
    const pages = Object.entries({ ...redirected, ...more }).map(([id, redirectFrom]) => ({
      ...{ id, path: `content/${id}.md`, key: id, isModule: false },
      data: frontmatterSchema.parse({ title: id, redirectFrom }),
    }));
    const route = { pattern: '/taken', patternRegex: /^\/taken\/?$/, entrypoint: 'src/pages/t.ts' };
    const routes = [{ ...route, origin: 'project' as const }];
    const publicDir = new URL('public/', root);
    const found = redirectProblems({ pages, routes, publicDir, root });
    expect(
      found.map(({ code, message, location }) => [
        `${location?.file}:${location?.line}:${location?.column}`,
        code,
        message.replace(', and one of the two would be lost.', ''),
      ]),
    ).toEqual([
      [
        'content/a.md:4:5',
        'redirect-taken',
        '/b/ cannot lead to this page: content/b.md has that address',
      ],
      [
        'content/b.md:3:16',
        'redirect-taken',
        '/OLD/ cannot lead to this page: redirectFrom of content/a.md has that address',
      ],
      [
        'content/c.md:3:16',
        'redirect-taken',
        '/logo/ cannot lead to this page: public/logo/index.html has that address',
      ],
      [
        'content/c.md:3:24',
        'redirect-taken',
        '/_astro/x/ cannot lead to this page: /_astro/ has that address',
      ],
      [
        'content/c.md:3:36',
        'redirect-taken',
        '/taken/ cannot lead to this page: src/pages/t.ts has that address',
      ],
      ['content/404.md:undefined:undefined', 'redirect-of-not-found', expect.any(String)],
    ]);
  });
});

test('a link to an old address is no broken one, and is named with what to write', async () => {
  const files = { 'guides/new.md': '## Here', 'page.md': '[a](/old/#here) [b](/old)' };
  const moved = { id: 'guides/new', file: 'guides/new.md', isDraft: false };
  const movedTo = (path: string) => (oldAddress(path) === '/old/' ? moved : undefined);
  expect(await problemsOf(files, { movedTo })).toEqual([]);
  expect(await problemsOf(files)).toHaveLength(2);
  const link = { written: '/old/#here', url: '/old/#here', kind: 'link' as const, line: 3 };
  const links = { links: [link], external: [], ids: [], mayHaveMoreIds: false };
  const site = {
    ...{ base: '/', folder: 'content/', partials: [], contentFiles: [], publicFiles: [] },
    ...{ publicFolder: 'public/', isServed: () => false, hasFile: () => false, showsDrafts: false },
    ...{ pages: [moved, { id: 'page', file: 'page.md', isDraft: false, links }], movedTo },
  };
  expect(movedLinks(site).map(({ message, hint, location }) => [message, hint, location])).toEqual([
    [
      '/old/#here is an old address of content/guides/new.md, from which readers are sent on.',
      'Link the file: /guides/new.md#here',
      { file: 'content/page.md', line: 3 },
    ],
  ]);
});
