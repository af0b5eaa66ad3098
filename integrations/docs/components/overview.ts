import { defineComponent, element, text } from './define-component.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { linkCardElement } from './link-card.ts';
import { renderTree } from './render-tree.ts';

const forms = ['cards', 'list'] as const;

/**
 * The pages of a folder with their titles and descriptions. What they are other pages decide: both
 * forms are places that are filled in when the page is written (`withOverviews`, `writtenOverviews`).
 */
export const overview = defineComponent({
  name: 'Overview',
  holds: 'nothing',
  properties: {
    // Below the folder of the pages; without one it is that of the page itself.
    folder: { kind: 'text' },
    as: { kind: 'text', oneOf: forms },
  },
  html: ({ folder, as = 'cards' }) =>
    element('meantime-overview', {
      'data-as': as,
      'data-folder': encodeURIComponent(folder ?? ''),
    }),
  markdown: ({ folder = '' }) => `\0%${encodeURIComponent(folder)}\0`,
});

/** A page as an overview lists it. */
export interface OverviewEntry {
  title: string;
  description?: string | undefined;
  href: string;
  icon?: string | undefined;
}

/** @param folder as it was written; empty where none was */
export type EntriesOf = (folder: string) => readonly OverviewEntry[];

// An attribute that is empty is written without a value.
const place =
  /<meantime-overview data-as="(\w+)" data-folder(?:="([^"]*)")?>(?:<\/meantime-overview>)?/g;

/** A page's HTML with its overviews. */
export function withOverviews(html: string, entriesOf: EntriesOf): string {
  return html.replace(place, (_place, as: string, folder?: string) =>
    overviewHtml(entriesOf(decodeURIComponent(folder ?? '')), as),
  );
}

/** The same of its Markdown; `linkOf` writes the link to a page. */
export function writtenOverviews(
  markdown: string,
  entriesOf: EntriesOf,
  linkOf: (label: string, href: string) => string,
): string {
  return markdown.replace(/\0%([^\0]*)\0/g, (_place, folder: string) =>
    entriesOf(decodeURIComponent(folder))
      .map(({ title, description, href }) => {
        const said = description === undefined ? '' : `: ${escapeMarkdown(description)}`;
        return `- ${linkOf(escapeMarkdown(title), href)}${said}`;
      })
      .join('\n'),
  );
}

/** The search finds the pages themselves. */
const unsearched = { 'data-pagefind-ignore': '' };

/** @param as one of the forms of the component */
export function overviewHtml(entries: readonly OverviewEntry[], as: string): string {
  if (as === 'list') {
    const items = entries.map(({ title, description, href }) =>
      element('li', {}, [
        element('a', { href }, [text(title)]),
        ...(description === undefined ? [] : [text(`: ${description}`)]),
      ]),
    );
    return renderTree(element('ul', unsearched, items));
  }
  const cards = entries.map(linkCardElement);
  return renderTree(element('div', { class: 'card-grid', ...unsearched }, cards));
}
