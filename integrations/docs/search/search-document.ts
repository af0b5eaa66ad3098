import { escapeHTML } from '../../astro-html.ts';

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
    `<h1 data-pagefind-meta="title">${escapeHTML(title)}</h1>${lead}${withoutColours(html)}` +
    '</main></body></html>'
  );
}

/** Half of a page's bytes are colours of its code, which cost the search half of its time. */
function withoutColours(html: string): string {
  return html.replace(/<pre\b[\s\S]*?<\/pre>/g, (block) => {
    const spans = block.match(/<span\b/g)?.length ?? 0;
    const coloured = block.match(/<span(?: class="[^"]*")?>/g)?.length ?? 0;
    return spans === coloured ? block.replace(/<\/?span\b[^>]*>/g, '') : block;
  });
}
