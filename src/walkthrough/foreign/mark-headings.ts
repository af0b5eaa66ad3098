import { markup } from '../../protocol/markup.ts';
import { readTitle } from '../../protocol/read-sections.ts';

/** The parts of a component that shows numbered steps, each with the element that names it. */
const namesOfSteps =
  '[data-component-part="step-title"], .step > .step-title, [role="listitem"] > .step-title';

/**
 * Gives every heading what a step of a page needs: a place in the outline, and an id.
 * Changes the copy of the page alone; what is copied and counted, its `pre`s, stays as it is.
 */
export function markHeadings(document: Document, root: Element): void {
  for (const name of root.querySelectorAll(namesOfSteps)) rename(document, name, 'h3');
  const titles = [...root.querySelectorAll('h1')];
  if (titles.length > 1 && !root.querySelector('h2')) {
    for (const title of titles) rename(document, title, 'h2');
  }
  const taken = new Set<string>();
  for (const heading of root.querySelectorAll('h2, h3')) {
    // Sphinx gives the id to the section, others to an anchor in the heading.
    const own = [heading.id, sectionId(heading), heading.querySelector('[id]')?.id ?? ''];
    heading.id = freeId(own.find((id) => id !== '') ?? slugOf(readTitle(heading)), taken);
    taken.add(heading.id);
  }
}

/**
 * What a page asks for above its first heading is a step of its own, by the title of the page.
 *
 * @param active the first block that asks for something
 */
export function markIntroduction(document: Document, root: Element, active: Element): void {
  const order = [...root.querySelectorAll('h2, h3, pre')].filter((one) => !isLeftOut(one));
  const first = order.findIndex((one) => one.localName !== 'pre');
  if (first >= 0 && first < order.indexOf(active)) return;
  const title = document.querySelector('h1');
  const heading = document.createElement('h2');
  heading.id = 'introduction';
  const words = title ? readTitle(title) : '';
  heading.textContent = words === '' ? 'The page' : words;
  const after = title && root.contains(title) ? title : undefined;
  if (after) after.after(heading);
  else root.prepend(heading);
}

function isLeftOut(element: Element): boolean {
  return element.closest(`[${markup.ignore}]`) !== null;
}

function rename(document: Document, element: Element, name: string): void {
  const heading = document.createElement(name);
  heading.id = element.id;
  for (const child of [...element.childNodes]) heading.append(child);
  element.replaceWith(heading);
}

function sectionId(heading: Element): string {
  const section = heading.parentElement;
  return section?.localName === 'section' || section?.matches('div.section') ? section.id : '';
}

function slugOf(title: string): string {
  const slug = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return slug.replace(/^-|-$/g, '') || 'section';
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}
