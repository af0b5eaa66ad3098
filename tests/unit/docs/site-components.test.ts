import { describe, expect, test } from 'vitest';
import { builtIns } from '../../../integrations/docs/components/built-ins.ts';
import { siteComponents } from '../../../integrations/docs/components/site-components.ts';
import { readOptions, type DocsOptions } from '../../../integrations/docs/settings/options.ts';
import { compilationOf, compileText } from './compile-text.ts';

type Own = NonNullable<DocsOptions['components']>;

const since: Own[string] = {
  inline: true,
  properties: {
    version: { required: true },
    kind: { oneOf: ['stable', 'beta'], default: 'stable' },
    href: {},
    sign: { kind: 'icon' },
    loud: { kind: 'flag' },
  },
  html: '<span class="since-{{kind}}"{{#loud}} data-loud{{/loud}}>{{sign}}{{#href}}<a href="{{href}}">{{/href}}{{version}}{{#href}}</a>{{/href}}{{^children}}!{{/children}}{{children}}</span>',
  markdown: '({{version}}{{#children}}: {{children}}{{/children}})',
};

function componentsOf(own: Own) {
  return siteComponents(readOptions({ title: 'Hourglass', components: own }).components);
}

async function plain(text: string, own: Own) {
  const page = await compileText(text, 'page.mdx', { components: componentsOf(own) });
  if (page.kind !== 'plain') throw new Error(page.reason);
  return page;
}

async function mistakesIn(text: string, own: Own): Promise<string[]> {
  const { mistakes = [] } = await compilationOf(text, 'page.mdx', {
    components: componentsOf(own),
  });
  return mistakes.map(({ at, place }) => {
    const { message, hint } = at({ file: 'page.mdx', ...place });
    return `${place.line}:${place.column} ${message} ${hint ?? ''}`;
  });
}

describe('a component that a site declares', () => {
  test('is written in both forms, escaped, on a page that stays data', async () => {
    const text =
      'A <Since version="2 <b>*" kind="beta" loud>since *May*</Since> and <Since version="1" />.';
    const { html, markdown } = await plain(text, { Since: since });
    expect(html).toBe(
      '<p>A <span class="since-beta" data-loud>2 &lt;b&gt;*since <em>May</em></span> and <span class="since-stable">1!</span>.</p>',
    );
    expect(markdown).toBe('A (2 \\<b>\\*: since *May*) and (1).\n');
  });

  test('may have an address, which is recorded, and an icon, which is drawn', async () => {
    const { html, links } = await plain('<Since version="1" href="/a/" sign="rocket" />', {
      Since: { ...since, inline: false },
    });
    expect(html).toContain('<svg class="lucide"');
    expect(html).toContain('<a href="/a/">1</a>');
    expect(links.links).toMatchObject([{ written: '/a/', kind: 'link', line: 1, column: 26 }]);
  });

  test('is checked as those of Meantime are', async () => {
    const text = '<Since kind="alpha" versoin="1" sign="roket" />\n\n<Sinec version="1" />';
    expect(await mistakesIn(text, { Since: since })).toEqual([
      '1:8 kind of <Since> must be one of stable, beta, but is "alpha". Write it like this: kind="stable"',
      '1:21 <Since> has no property versoin. Did you mean "version"?',
      '1:33 sign of <Since> must be the name of an icon of lucide.dev/icons, but is "roket". Write it like this: sign="rocket"',
      expect.stringContaining(
        '3:1 <Sinec> is neither built in nor imported. Did you mean <Since>?',
      ),
    ]);
  });

  test('holds nothing where its HTML has no place for it', async () => {
    const rule: Own[string] = { html: '<hr class="rule">', markdown: '---' };
    expect(await mistakesIn('<Rule>Text</Rule>', { Rule: rule })).toEqual([
      '1:7 <Rule> shows its properties alone, but between its tags is text. Write it without an end: <Rule … />',
    ]);
  });

  test('takes the place of one of Meantime, but not of one that is imported', async () => {
    const own: Own = {
      Badge: { inline: true, html: '<i>{{children}}</i>', markdown: '{{children}}' },
    };
    expect((await plain('A <Badge>b</Badge>.', own)).html).toBe('<p>A <i>b</i>.</p>');
    const imported =
      'import { Badge } from \'meantime/components\';\n\nA <Badge kind="tip">b</Badge>.';
    const page = await compileText(imported, 'page.mdx', { components: componentsOf(own) });
    expect(page.kind).toBe('module');
  });
});

test('without components of its own a site has those of Meantime', () => {
  expect(siteComponents({})).toBe(builtIns);
});

test('a component takes children where its template has them, and nowhere else', () => {
  const holdsOf = (html: string) =>
    componentsOf({ Own: { properties: {}, html, markdown: '' } }).get('Own')?.holds;
  expect(holdsOf('<p class="for-children"></p>')).toBe('nothing');
  expect(holdsOf('<p>{{ children }}</p>')).toBeUndefined();
});

test.each<[string, Partial<Own[string]>]>([
  ['html names {{titel}}, but the component has title, children', { html: '{{titel}}' }],
  ['html opens {{#title}}, but does not close it', { html: '{{#title}}a' }],
  ['html closes {{/title}}, which is not open', { html: 'a{{/title}}' }],
  ['html has "{{title", which nothing closes', { html: '{{title' }],
  ['html opens <b>, but does not close it', { html: '<p><b>{{title}}</p>' }],
  ['markdown names {{x}}, but the component has title, children', { markdown: '{{x}}' }],
])('%s', (said, part) => {
  const own = { properties: { title: {} }, html: '<p></p>', markdown: '', ...part };
  expect(() => componentsOf({ Own: own })).toThrow(`components.Own.${said}`);
});
