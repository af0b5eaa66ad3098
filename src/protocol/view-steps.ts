import type { Choices } from './choices.ts';
import { contentRoot } from './content-root.ts';
import type { QuickstartMeta } from './markup.ts';
import type { PageDocument } from './page.ts';
import { readMeta } from './read-meta.ts';
import { readSections, readTitle, type PageSections } from './read-sections.ts';

/** A quickstart as far as it takes to follow a reader through it. */
export interface ViewedSteps extends PageSections {
  meta: QuickstartMeta;
  title: string;
}

/**
 * Reads where the steps of a page are, and not what they ask.
 *
 * @param choices of the reader; the first of each without
 * @returns undefined when the page says of itself no (or nothing legible) quickstart
 */
export function viewSteps(document: PageDocument, choices: Choices = {}): ViewedSteps | undefined {
  const meta = readMeta(document);
  if (!meta) return undefined;
  return { meta, title: titleOfPage(document, meta), ...readSections(document, meta, choices) };
}

export function titleOfPage(document: PageDocument, { id }: QuickstartMeta): string {
  const heading =
    contentRoot(document)?.querySelector('h1') ??
    document.querySelector('h1') ??
    document.querySelector('title');
  return (heading ? readTitle(heading) : '') || id;
}
