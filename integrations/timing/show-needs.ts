import { checkMarkup, markup, type QuickstartMeta } from '../../src/protocol/markup.ts';
import type { Need } from '../../src/protocol/need.ts';
import type { PageDocument, PageElement } from '../../src/protocol/page.ts';
import { readMeta } from '../../src/protocol/read-meta.ts';
import { readSections } from '../../src/protocol/read-sections.ts';
import { escapeHtml } from '../../src/text/escape-html.ts';
import { directionOf } from '../../src/words/language.ts';
import { wordsIn } from '../../src/words/languages/words-in.ts';
import { sayDuration } from '../../src/words/say-duration.ts';
import type { OwnWords } from '../../src/words/words.ts';
import { tagsOf } from './element-tags.ts';

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

/** Where the first step begins: its list, or its heading with what a theme wraps around it. */
function firstStepAt(
  html: string,
  document: PageDocument,
  meta: QuickstartMeta,
): number | undefined {
  const [first] = readSections(document, meta, {}).sections;
  if (!first) return undefined;
  const element = outOfChoices(first.heading.closest('ol, ul') ?? withWrapper(first.heading));
  const all = [...document.querySelectorAll(element.localName)];
  const tags = tagsOf(html, element.localName);
  return tags.length === all.length ? tags[all.indexOf(element)] : undefined;
}

/** What some readers do not see, or not before they open it, is left with all that belongs to it. */
function outOfChoices(element: PageElement): PageElement {
  const way = element.closest(`[role="tabpanel"], [${markup.variant}], details`);
  if (!way) return element;
  const whole = way.localName === 'details' ? way : way.parentElement;
  const outside = whole?.parentElement;
  if (!whole || !outside) return element;
  const further = outOfChoices(outside);
  return further === outside ? whole : further;
}

/** What holds the heading and no text beside it. */
function withWrapper(heading: PageElement): PageElement {
  const parent = heading.parentElement;
  const isWrapper = parent?.localName === 'div' && !parent.querySelector('p, pre, ul, ol, table');
  return isWrapper ? withWrapper(parent) : heading;
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
