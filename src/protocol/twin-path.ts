/**
 * Path of a page's Markdown twin, by the path of the page: `/guides/start.md` of `/guides/start/`, and
 * `/index.md` of the home page.
 */
export function twinPath(pagePath: string): string {
  const bare = pagePath.replace(/\/+$/, '');
  return bare === '' ? '/index.md' : `${bare}.md`;
}

/** Name of the list of all pages for assistants (https://llmstxt.org), below the base or a language. */
export const indexName = 'llms.txt';

/** Name of the file of all pages in one. */
export const fullName = 'llms-full.txt';
