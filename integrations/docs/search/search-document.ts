import { escapeHTML } from '../../astro-html.ts';
import { spaceOut } from '../client/unspaced-scripts.ts';
import type { Frontmatter } from '../content/frontmatter.ts';

interface SearchedPage {
  /** The page's body. */
  html: string;
  /** Language of its site. */
  siteLang: string;
  /** See search-marks.ts. */
  marks: string;
}

/** A page as the search reads it: what the theme shows of it that is its own. */
export function searchDocument(
  { title, description, lang }: Pick<Frontmatter, 'title' | 'description' | 'lang'>,
  { html, siteLang, marks }: SearchedPage,
): string {
  const lead = description === undefined ? '' : `<p>${escapeHTML(description)}</p>`;
  const tag = escapeHTML(lang ?? siteLang);
  const meta = lang !== undefined && lang !== siteLang ? ` data-pagefind-meta="lang:${tag}"` : '';
  return spacedOut(
    `<!doctype html><html lang="${tag}"><body><main data-pagefind-body${meta}>${marks}` +
      `<h1 data-pagefind-meta="title">${escapeHTML(title)}</h1>${lead}${withoutColours(html)}` +
      '</main></body></html>',
  );
}

/** A page as it was rendered, with what the search is told of it. */
export function renderedDocument(html: string, marks: string): string {
  const marked = html.replace(
    /<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*\sdata-pagefind-body(?:[^<>"']|"[^"]*"|'[^']*')*>/,
    (tag) => tag + marks,
  );
  return spacedOut(marked);
}

/** The page with each letter of scripts without spaces apart; what stands in its tags stays. */
function spacedOut(html: string): string {
  // Most pages hold none: from Thai to Myanmar, Khmer, and from Han on.
  if (!/[\u0e00-\u109f\u1780-\u17ff\u2e80-\uffff]/.test(html)) return html;
  return html.replace(/<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+/g, (part) =>
    part.startsWith('<') ? part : spaceOut(part),
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
