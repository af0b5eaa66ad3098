import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { docs } from '../../../integrations/docs/index.ts';
import { readOptions, type DocsOptions } from '../../../integrations/docs/settings/options.ts';
import { MeantimeError } from '../../../src/protocol/errors.ts';
import { saidBy } from '../../harness/message-of.ts';

test('defaults are filled in', () => {
  expect(readOptions({ title: 'Hourglass' })).toEqual({
    title: 'Hourglass',
    content: 'content',
    ignoreLinks: [],
    assistants: true,
    lang: 'en',
    links: [],
    search: { weights: {} },
    styles: [],
    components: {},
    head: [],
    lastUpdated: false,
    glossary: {},
    prefetch: false,
    math: false,
    socialImages: false,
    diagrams: false,
    twoslash: false,
    parts: {},
    contributors: false,
  });
});

test('a logo, a banner and a favicon', () => {
  const { logo, banner, favicon } = readOptions({
    title: 'Hourglass',
    logo: { light: '/light.svg', dark: '/dark.svg' },
    banner: 'Version 2 is here',
    favicon: '/icon.png',
  });
  expect(logo).toEqual({ light: '/light.svg', dark: '/dark.svg', hasTitle: false });
  expect(banner).toEqual({ text: 'Version 2 is here' });
  expect(favicon).toBe('/icon.png');
});

test('every wrong key is named, in plain words', () => {
  const wrong = {
    titel: 'Hourglass',
    content: 3,
    editUrl: 'github.com/me',
    logo: 'logo.svg',
    links: [
      { label: '', href: '/x' },
      { label: 'Home', url: '/' },
    ],
  } as unknown as DocsOptions; // what a JavaScript user may write
  expect(() => docs(wrong)).toThrow(MeantimeError);
  expect(saidBy(() => docs(wrong))).toMatchInlineSnapshot(`
    "docs() cannot work with these options:
      - title: must be text, but is missing
      - content: must be text, but is 3
      - editUrl: must be a full URL such as "https://example.com/", but is "github.com/me"
      - logo: must be text that starts with "/", but is "logo.svg"
      - links[0].label: must not be empty
      - links[1].href: must be text, but is missing
      - links[1].url: is not a known key; known are label, href
      - titel: is not a known key; did you mean "title"?

    Correct them in astro.config.mjs. The least that works: docs({ title: 'My docs' })"
  `);
});

test('a part of the theme is a file of the project, by a name that there is', () => {
  const said = (parts: object): string => saidBy(() => readOptions({ title: 'Hourglass', parts })); // as in JavaScript
  for (const footer of [
    '../../out/F.astro',
    'src/../../F.astro',
    '/etc/passwd',
    'file:///F.astro',
  ]) {
    expect(said({ footer })).toContain(
      `parts.footer: must be the path of an .astro file below the project, such as src/Footer.astro, but is "${footer}"`,
    );
  }
  expect(said({ pagefooter: 'src/F.astro' })).toContain(
    'parts.pagefooter: is not a known key; did you mean "pageFooter"?',
  );
  expect(said({ xyz: 'src/F.astro' })).toContain(
    'known are header, footer, sidebar, tableOfContents, pageHeader, pageFooter',
  );
  expect(said({ footer: '/src/Footer.astro' })).toBe('nothing was thrown');
});

test('the guide names every custom property of the theme, and no other', () => {
  const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  const names = (text: string, each: RegExp) => [...text.matchAll(each)].map(([, name]) => name);
  const made = names(read('integrations/docs/theme/styles/tokens.css'), /^ {2}(--mt-[\w-]+):/gm);
  expect(names(read('content/guides/looks.mdx'), /^\| `(--mt-[\w-]+)` \|/gm)).toEqual(made);
});
