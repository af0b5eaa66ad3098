import { excerpt } from './excerpt.ts';
import { listOption, optionGroup } from './list-options.ts';
import type { PageSection } from './page-sections.ts';
import type { RankedPage } from './rank-pages.ts';
import { closeUp } from './unspaced-scripts.ts';

const pagesShown = 6;
const headingsShown = 3;

/**
 * Lists pages, each with those of its headings that say most.
 *
 * @returns the option that is what was searched for more than any other
 */
export function renderResults(
  list: HTMLElement,
  pages: readonly RankedPage[],
): HTMLElement | undefined {
  const [first, ...others] = pages.slice(0, pagesShown).map(pageGroup);
  list.replaceChildren(...[first, ...others].flatMap((one) => one?.group ?? []));
  return first?.best;
}

function pageGroup({ page, lead, sections, answer }: RankedPage): {
  group: HTMLElement;
  best: HTMLElement | undefined;
} {
  const headings = sections.slice(0, headingsShown);
  const options = [
    sectionOption('page', lead, leadExcerpt(lead, headings)),
    ...headings.map((one) => sectionOption('heading', one, textBelow(one))),
  ];
  const group = optionGroup(closeUp(lead.title), options);
  if (page.meta.lang !== undefined) group.lang = page.meta.lang;
  // The page itself stands before its headings.
  return { group, best: options[answer ? headings.indexOf(answer) + 1 : 0] };
}

/** What the page says of it before the first heading, else how it begins. */
function leadExcerpt(lead: PageSection, headings: readonly PageSection[]): Excerpt {
  return lead.found.length > 0 || headings.length === 0
    ? textBelow(lead)
    : excerpt(lead.words, [], titleLength(lead));
}

type Excerpt = ReturnType<typeof excerpt>;

function textBelow(section: PageSection): Excerpt {
  const found = section.found.map(({ at }) => at);
  return excerpt(section.words, found, titleLength(section));
}

/** With how many words a section repeats its title. */
function titleLength({ title, words }: PageSection): number {
  const bare = (word = ''): string => word.replace(/[.:?!]$/, '');
  const own = title.split(/\s+/);
  return own.every((word, at) => bare(words[at]) === bare(word)) ? own.length : 0;
}

function sectionOption(
  kind: 'page' | 'heading',
  { title, url }: PageSection,
  parts: Excerpt,
): HTMLElement {
  const text = parts.map(({ text: part, isFound }) => {
    if (!isFound) return document.createTextNode(part);
    const mark = document.createElement('mark');
    mark.textContent = part;
    return mark;
  });
  return listOption({ kind, name: closeUp(title), href: url, text });
}
