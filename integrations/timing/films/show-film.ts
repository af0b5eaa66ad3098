import { markup } from '../../../src/protocol/markup.ts';
import type { PageDocument } from '../../../src/protocol/page.ts';
import { readMeta } from '../../../src/protocol/read-meta.ts';
import { escapeHtml } from '../../../src/text/escape-html.ts';
import { wordsIn } from '../../../src/words/languages/words-in.ts';
import type { OwnWords } from '../../../src/words/words.ts';
import { firstStepAt } from '../first-step-at.ts';

/**
 * The HTML of a quickstart with the recording of its walk before the first step. Nothing of it is
 * loaded until a reader opens it; it works without a script of the page, and under any policy that
 * lets a page frame its own site.
 *
 * @param document of the same HTML
 * @param url of the recording's own page
 */
export function showFilm(html: string, document: PageDocument, url: string, own: OwnWords): string {
  const meta = readMeta(document);
  const at = meta && firstStepAt(html, document, meta);
  if (at === undefined) return html;
  const { lang, words } = wordsIn(
    document.querySelector('html')?.getAttribute('lang') ?? 'en',
    own,
  );
  const [address, name] = [escapeHtml(url), escapeHtml(words.film.open)];
  const frame = `<iframe src="${address}" title="${name}" loading="lazy" width="100%" height="520" frameborder="0"></iframe>`;
  const link = `<p><a href="${address}" target="_blank" rel="noopener">${escapeHtml(words.film.apart)}</a></p>`;
  const element = `<details class="meantime-film" lang="${escapeHtml(lang)}" ${markup.ignore}><summary>${name}</summary>${frame}${link}</details>`;
  return html.slice(0, at) + element + html.slice(at);
}
