import { expect, test } from 'vitest';
import { builtIns } from '../../../integrations/docs/components/built-ins.ts';
import { term } from '../../../integrations/docs/components/term.ts';
import { glossaryTerms } from '../../../integrations/docs/markdown/glossary-terms.ts';
import { pageGlossary } from '../../../integrations/docs/markdown/page-glossary.ts';
import { readOptions } from '../../../integrations/docs/settings/options.ts';
import { renderedTwin } from '../../../integrations/docs/twins/rendered-twin.ts';
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
  expect(html).toMatchInlineSnapshot(`
    "<p>A <span class="tooltip"><button type="button" popovertarget="meantime-term-beacon-1">beacon</button> <span id="meantime-term-beacon-1" popover="auto">A message of a page &amp; its reader.</span></span>, two <span class="tooltip"><button type="button" popovertarget="meantime-term-beacon-2"><em>beacons</em></button> <span id="meantime-term-beacon-2" popover="auto">A message of a page &amp; its reader.</span></span>.</p>
    <dl class="glossary"><dt id="term-beacon">beacon</dt><dd>A message of a page &amp; its reader.</dd><dt id="term-time-to-hello-world">time to hello world</dt><dd>From *landing* to the &lt;first&gt; success.</dd></dl>"
  `);
  expect(markdown).toMatchInlineSnapshot(`
    "A beacon (A message of a page & its reader.), two *beacons* (A message of a page & its reader.).

    - **beacon**: A message of a page & its reader.
    - **time to hello world**: From \\*landing\\* to the \\<first> success.
    "
  `);
  expect(links.ids).toContain('term-time-to-hello-world');
});

test('under another name, too, and where the page is a module', async () => {
  const imported = "import { Glossary as List } from 'meantime/components';\n\n<List />\n";
  const page = await compileText(imported);
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
  ).toMatchInlineSnapshot(`
    [
      "3:3 term-unknown The option glossary of docs() does not say what "stpe" means. Did you mean "step"? Where the words shall stay, name it: <Term name="step">.",
      "3:25 term-unknown The option glossary of docs() does not say what "nothing like it" means. Declare it: glossary: { "nothing like it": '…' }. Where it is another word for one that is there, name that: <Term name="…">.",
    ]
  `);
});

test('code says no term, and neither does nothing', async () => {
  const texts = [
    '{1}',
    '<Term>{1}</Term>',
    '<Term name={`${1}`}>a</Term>',
    '<Term {...{}}>step</Term>',
  ];
  const found = await mistakesIn(
    [...texts, '<Term></Term>', '<Term name=" ">step</Term>'].join('\n\n'),
  );
  expect(found.map((one) => one.split(' ').slice(0, 2))).toEqual(
    [3, 5, 7, 9, 11].map((line) => [`${line}:1`, 'term-unnamed']),
  );
  expect(await mistakesIn('<Term name>step</Term>')).toEqual([
    expect.stringContaining('property-wrong'),
  ]);
});

test('a glossary without terms is a mistake', async () => {
  const empty = pageGlossary({ lang: 'en', glossary: {} });
  expect(await mistakesIn('a\n\n<Glossary />', empty)).toMatchInlineSnapshot(`
    [
      "3:1 glossary-empty <Glossary /> lists the terms of the option glossary of docs(), which has none for this page. Declare them: docs({ glossary: { beacon: 'A message …' } })",
    ]
  `);
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
  expect(inLanguage('en').entries.map(({ term: one, id }) => [one, id])).toMatchInlineSnapshot(`
    [
      [
        "api",
        "term-api-2",
      ],
      [
        "API",
        "term-api",
      ],
      [
        "C",
        "term-c-2",
      ],
      [
        "C++",
        "term-c",
      ],
      [
        "Éclair",
        "term-éclair",
      ],
      [
        "reader's run",
        "term-reader-s-run",
      ],
      [
        "step",
        "term-step",
      ],
    ]
  `);
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
  [{ 'time to hello world': { one: 'A message.' } }],
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

test('of a page that was rendered the Markdown says the same', () => {
  const html =
    '<div data-meantime-content><p>A <span class="tooltip"><button><em>beacon</em></button> <span popover="auto">A message.</span></span>.</p><dl class="glossary"><dt id="term-beacon">beacon</dt><dd>A message.</dd></dl></div>';
  expect(renderedTwin(html, '/')).toBe('A *beacon* (A message.).\n\n- **beacon**: A message.\n');
});
