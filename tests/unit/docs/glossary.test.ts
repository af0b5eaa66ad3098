import { expect, test } from 'vitest';
import { builtIns } from '../../../integrations/docs/components/built-ins.ts';
import { term } from '../../../integrations/docs/components/term.ts';
import { glossaryTerms } from '../../../integrations/docs/markdown/glossary-terms.ts';
import { pageGlossary } from '../../../integrations/docs/markdown/page-glossary.ts';
import { readOptions } from '../../../integrations/docs/settings/options.ts';
import { compilationOf, compilePlain, compileText } from './compile-text.ts';

const site = {
  lang: 'en',
  glossary: {
    step: 'A section of a quickstart.',
    Éclair: 'A cake.',
    API: 'What programs call.',
    api: 'A small one.',
    "reader's run": 'From landing to hello.',
    'C++': 'A language.',
    C: 'Another one.',
    de: { Zeit: 'Bis zum Gruß.', Äpfel: 'Obst.', Bake: 'Eine Nachricht.' },
  },
};
const glossaryOf = pageGlossary(site);
const inLanguage = (lang: string) => glossaryOf({ astro: { frontmatter: { lang } } });

async function mistakesIn(text: string, glossary = glossaryOf): Promise<string[]> {
  const { mistakes = [] } = await compilationOf(text, 'page.mdx', { glossaryOf: glossary });
  return mistakes.map(({ at, place }) => {
    const { code, message, hint } = at({ file: 'page.mdx', ...place });
    return `${place.line}:${place.column} ${code} ${message} ${hint}`;
  });
}

test('a term is a tooltip, a glossary a list, on a page that is data', async () => {
  const { html, markdown, links } = await compilePlain(
    'A <Term>beacon</Term>, two <Term name="beacon">*beacons*</Term>.\n\n<Glossary />\n',
  );
  expect(html).toMatchInlineSnapshot();
  expect(markdown).toMatchInlineSnapshot();
  expect(links.ids).toContain('term-time-to-hello-world');
});

test('under another name, too, and where the page is a module', async () => {
  const imported = "import { Term as T } from 'meantime/components';\n\n<T>beacon</T>\n";
  expect((await compilePlain(imported)).html).toContain('popovertarget="meantime-term-beacon-1"');
  const page = await compileText('<Glossary />\n\n{new Date().getTime()}\n');
  expect(page.kind).toBe('module');
  expect(page.links.ids).toContain('term-beacon');
});

test('a component of that name that the page makes itself is its own', async () => {
  const text = 'export const Term = () => 1;\n\n<Term>anything</Term>\n';
  expect(await mistakesIn(text)).toEqual([]);
  expect(builtIns.get('Term')).toBe(term);
});

test('of a term that nobody declared file, line and what was meant are told', async () => {
  expect(
    await mistakesIn('A\n\nB <Term>stpe</Term> and <Term name="nothing like it">steps</Term>.'),
  ).toMatchInlineSnapshot();
});

test('code says no term, and neither does nothing', async () => {
  const texts = ['{1}', '<Term>{1}</Term>', '<Term name={`${1}`}>a</Term>', '<Term {...{}}>step</Term>'];
  const found = await mistakesIn([...texts, '<Term></Term>', '<Term name=" ">step</Term>'].join('\n\n'));
  expect(found.map((one) => one.split(' ').slice(0, 2))).toEqual(
    [3, 5, 7, 9, 11].map((line) => [`${line}:1`, 'term-unnamed']),
  );
  expect(await mistakesIn('<Term name>step</Term>')).toEqual([
    expect.stringContaining('property-wrong'),
  ]);
});

test('a glossary without terms is a mistake', async () => {
  const empty = pageGlossary({ lang: 'en', glossary: {} });
  expect(await mistakesIn('a\n\n<Glossary />', empty)).toMatchInlineSnapshot();
});

test.each([
  ['step', 'step'],
  ['Step', 'step'],
  ['API', 'API'],
  ['api', 'api'],
  ['reader’s\n  run', "reader's run"],
  ['e\u0301clair', 'Éclair'],
])('%j is the term %j', (word, found) => {
  expect(inLanguage('en').find(word)?.term).toBe(found);
});

test('terms are in the order of the language, each with an id of its own', () => {
  expect(inLanguage('en').entries.map(({ term: one, id }) => [one, id])).toMatchInlineSnapshot();
});

test('pages of a language have its terms alone', () => {
  const terms = ['Äpfel', 'Bake', 'Zeit'];
  expect(inLanguage('de').entries.map((one) => one.term)).toEqual(terms);
  expect(inLanguage('de-AT').entries.map((one) => one.term)).toEqual(terms);
  expect(inLanguage('de').find('step')).toBeUndefined();
  expect(inLanguage('fr').find('step')?.meaning).toBe('A section of a quickstart.');
});

test.each([
  [{ beacon: '' }],
  [{ ' ': 'A message.' }],
  [{ beacon: { one: 'A message.' } }],
  [{ de: { Bake: 1 } }],
])('%j is no glossary', (glossary) => {
  expect(() => readOptions({ title: 'a', glossary } as never)).toThrow(/glossary/);
});

test('a page without them is left alone', () => {
  const plugin = glossaryTerms(glossaryOf, builtIns);
  const page = { fileURL: undefined, sourceFormat: 'mdx' as const, data: {} };
  const made = (source: string) => (typeof plugin === 'function' ? plugin({ ...page, source }) : 0);
  expect(made('<Tooltip text="a">b</Tooltip>')).toBeUndefined();
  expect(made('Terms and Conditions of `<Term>`')).not.toBe(0);
});
