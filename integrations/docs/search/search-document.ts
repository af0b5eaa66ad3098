import { escapeHTML } from 'astro/runtime/server/index.js';

interface SearchedPage {
  title: string;
  description: string | undefined;
  /** The page's body. */
  html: string;
  lang: string;
}

/** A page as the search reads it: what the theme shows of it that is its own. */
export function searchDocument({ title, description, html, lang }: SearchedPage): string {
  const lead = description === undefined ? '' : `<p>${escapeHTML(description)}</p>`;
  return (
    `<!doctype html><html lang="${escapeHTML(lang)}"><body><main data-pagefind-body>` +
    `<h1 data-pagefind-meta="title">${escapeHTML(title)}</h1>${lead}${html}` +
    '</main></body></html>'
  );
}
