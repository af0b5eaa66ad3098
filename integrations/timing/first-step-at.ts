import { markup, type QuickstartMeta } from '../../src/protocol/markup.ts';
import type { PageDocument, PageElement } from '../../src/protocol/page.ts';
import { readSections } from '../../src/protocol/read-sections.ts';
import { tagsOf } from './element-tags.ts';

/** Where the first step begins: its list, or its heading with what a theme wraps around it. */
export function firstStepAt(
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
