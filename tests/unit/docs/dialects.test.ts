import { describe, expect, test } from 'vitest';
import { titleOf } from '../../../integrations/docs/markdown/page-title.ts';
import { compilePlain, compileText } from './compile-text.ts';

describe('ids of headings', () => {
  const cases: Record<string, { source: string; html: string; twin: string }> = {
    'an id': {
      source: '## Install *it* {#setup}',
      html: '<h2 id="setup">Install <em>it</em></h2>',
      twin: '## Install *it*',
    },
    'words before closing marks': {
      source: '## The path {name} ##',
      html: '<h2 id="the-path-name">The path {name}</h2>',
      twin: '## The path {name} ##',
    },
    'words in braces': {
      source: '## The path /{name}',
      html: '<h2 id="the-path-name">The path /{name}</h2>',
      twin: '## The path /{name}',
    },
    'words that look like an attribute': {
      source: '## Set {key=value}',
      html: '<h2 id="set-keyvalue">Set {key=value}</h2>',
      twin: '## Set {key=value}',
    },
  };

  test.each(Object.entries(cases))('in .md: %s', async (_name, { source, html, twin }) => {
    const page = await compilePlain(source, 'page.md');
    expect(page.html.trim()).toBe(html);
    expect(page.markdown.trim()).toBe(twin);
  });

  test('in .mdx an id as well', async () => {
    const page = await compilePlain('## Install {#setup}\n\ntext');
    expect(page.html).toContain('<h2 id="setup">Install</h2>');
    expect(page.links.ids).toContain('setup');
    expect(page.headings).toEqual([{ depth: 2, slug: 'setup', text: 'Install' }]);
    expect(page.markdown).toBe('## Install\n\ntext\n');
  });

  test('in .mdx words in braces are an expression, as everywhere', async () => {
    expect(await compileText('## The path /{name}')).toMatchObject({
      kind: 'module',
      reason: 'it holds the expression {name}',
    });
  });
});

describe('the title as a heading', () => {
  const titles: Record<string, [source: string, title: string | undefined]> = {
    plain: ['# Sand\n\ntext', 'Sand'],
    'with marks': ['# The `Sand` *and* [Glass](./x.md) {#top}', 'The Sand and Glass'],
    'behind imports and comments': [
      `import A from './a.astro';\nimport { B } from "b"\n\n{/* a */}\n<!-- b -->\n\n# Sand\n`,
      'Sand',
    ],
    'behind blanked frontmatter': ['   \n        \n   \n# Sand', 'Sand'],
    'behind text': ['Text.\n\n# Sand', undefined],
    'of the second level': ['## Sand', undefined],
    'in code': ['```sh\n# Sand\n```', undefined],
    'without words': ['# \n', undefined],
  };

  test.each(Object.entries(titles))('%s', (_name, [source, title]) => {
    expect(titleOf(source)).toBe(title);
  });

  test('it is no part of the body', async () => {
    const page = await compilePlain('# Sand {#top}\n\nGrains.\n\n# Sand\n', 'page.md');
    expect(page.html.trim()).toBe('<p>Grains.</p>\n<h1 id="sand">Sand</h1>');
    expect(page.markdown).toBe('Grains.\n\n# Sand\n');
  });
});

describe('attributes as React calls them', () => {
  test('are those of HTML', async () => {
    const page = await compilePlain(
      '<div className="wide">\n\nText <label htmlFor="a" className="b">c</label>\n\n</div>',
    );
    expect(page.html).toContain('<div class="wide">');
    expect(page.html).toContain('<label for="a" class="b">c</label>');
    expect(page.markdown).toContain('<div class="wide">');
  });
});

test('a colon within what looks like a directive', async () => {
  const page = await compilePlain('See :contentReference[oaicite:0]{index=0} at 10:30.', 'page.md');
  expect(page.html.trim()).toBe('<p>See :contentReference[oaicite:0]{index=0} at 10:30.</p>');
});

test('a fragment is no unknown component', async () => {
  expect((await compilePlain('<Fragment>\n\nText\n\n</Fragment>')).html).toContain('<p>Text</p>');
});
