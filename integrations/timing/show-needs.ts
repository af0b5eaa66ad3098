import { checkMarkup, markup } from '../../src/protocol/markup.ts';
import type { Need } from '../../src/protocol/need.ts';
import type { PageDocument } from '../../src/protocol/page.ts';
import { readMeta } from '../../src/protocol/read-meta.ts';
import { escapeHtml } from '../../src/text/escape-html.ts';
import { directionOf } from '../../src/words/language.ts';
import { wordsIn } from '../../src/words/languages/words-in.ts';
import { sayDuration } from '../../src/words/say-duration.ts';
import type { OwnWords } from '../../src/words/words.ts';
import { firstStepAt } from './first-step-at.ts';

/**
 * The HTML of a quickstart with what its reader must have, before the first step; for themes that
 * know nothing of it. It has no looks but the page's own, and a class to give it some.
 *
 * @param document of the same HTML
 */
export function showNeeds(html: string, document: PageDocument, own: OwnWords): string {
  const meta = readMeta(document);
  if (!meta?.needs || document.querySelector(`[${checkMarkup.needs}]`)) return html;
  const at = firstStepAt(html, document, meta);
  if (at === undefined) return html;
  const lang = document.querySelector('html')?.getAttribute('lang') ?? 'en';
  return html.slice(0, at) + needsElement(meta.needs, lang, own) + html.slice(at);
}

function needsElement(needs: readonly Need[], page: string, own: OwnWords): string {
  const { lang, words } = wordsIn(page, own);
  const items = needs.map(({ name, ms }) => {
    const time = ms === undefined ? '' : ` (${sayDuration(ms, { lang, units: 'short' })})`;
    return `<li>${escapeHtml(name + time)}</li>`;
  });
  const dir = directionOf(lang) === directionOf(page) ? '' : ` dir="${directionOf(lang)}"`;
  const spoken = lang === page ? '' : ` lang="${escapeHtml(lang)}"${dir}`;
  const said = escapeHtml(words.quickstart.needs);
  const attributes = `class="meantime-needs" ${checkMarkup.needs} ${markup.ignore}`;
  return `<div ${attributes}><p${spoken}>${said}</p><ul>${items.join('')}</ul></div>`;
}
