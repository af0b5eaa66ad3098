import { describe, expect, test } from 'vitest';
import { marksOfPath, searchMarks } from '../../../integrations/docs/search/search-marks.ts';
import { renderedDocument } from '../../../integrations/docs/search/search-document.ts';

const page = (id: string, search?: { weight?: number; keywords: string[] }) => ({
  id,
  path: `content/${id}.md`,
  data: { search },
});
const site = { lang: 'en', search: { weights: { guides: 2, '/guides/old/': 0.5 } } };

describe('what the search is told of a page', () => {
  test('its section is its first folder, and a page beside the folders has none', () => {
    expect(searchMarks(page('reference/cli'), site)).toBe(
      '<i data-section="reference" data-pagefind-filter="section[data-section]"></i>',
    );
    expect(searchMarks(page('quickstart'), site)).toBe('');
    const index = { ...page('reference'), path: 'content/reference/index.mdx' };
    expect(searchMarks(index, site)).toContain('data-section="reference"');
    expect(searchMarks({ ...page('index'), path: 'content/index.mdx' }, site)).toBe('');
  });

  test('its weight is its own, else that of the nearest folder', () => {
    expect(searchMarks(page('guides/a'), site)).toContain('data-weight="2"');
    expect(searchMarks(page('guides/old/a'), site)).toContain('data-weight="0.5"');
    const own = page('guides/old/a', { weight: 3, keywords: [] });
    expect(searchMarks(own, site)).toContain('data-weight="3"');
    expect(searchMarks(page('guidesman/a'), site)).not.toContain('data-weight');
  });

  test('its keywords are text, whatever they hold', () => {
    const marks = searchMarks(page('a', { keywords: ['a "b"', '<c>'] }), site);
    expect(marks).toContain('data-keywords="a &quot;b&quot;, &lt;c&gt;"');
    expect(marks).toContain('data-pagefind-meta="keywords[data-keywords]"');
  });

  test('stands at the beginning of what is searched', () => {
    const html = '<body><main class="a>b" data-pagefind-body id="x"><p>Text</p></main></body>';
    expect(renderedDocument(html, marksOfPath('/blog/one/'))).toBe(
      html.replace('<p>', `${marksOfPath('/blog/one/')}<p>`),
    );
    expect(marksOfPath('/about/')).toBe('');
  });
});
