import type { LoadedWords } from '../../../src/words/loaded-words.ts';
import { listOption, optionGroup } from './list-options.ts';
import { forgetSearches, readSearches } from './recent-searches.ts';

const pagesOffered = 5;

/** What is listed while nothing is typed: what was searched for before, and pages to begin with. */
export function renderEmptySearch(
  list: HTMLElement,
  { words, lang, dir }: LoadedWords<'search'>,
  onForgotten: () => void,
): void {
  const groups: HTMLElement[] = [];
  const add = (name: string, options: readonly HTMLElement[], ...extra: Node[]): void => {
    if (options.length === 0) return;
    const title = document.createElement('p');
    // They are the interface's words, not the page's.
    Object.assign(title, { lang, dir });
    title.append(name, ...extra);
    groups.push(optionGroup(name, options, title));
  };
  const forget = document.createElement('button');
  forget.type = 'button';
  forget.textContent = words.forget;
  forget.addEventListener('click', () => {
    forgetSearches();
    onForgotten();
  });
  const recent = readSearches().map((name) => listOption({ kind: 'recent', name }));
  add(words.recent, recent, forget);
  add(words.suggested, firstPages());
  list.replaceChildren(...groups);
}

/** The first page of each group of the navigation, but the one that is open. */
function firstPages(): HTMLElement[] {
  const entries = [...document.querySelectorAll('meantime-navigation nav > ul > li')];
  const links = entries.flatMap((entry) => entry.querySelector('a') ?? []);
  return links
    .filter((link) => link.ariaCurrent !== 'page')
    .slice(0, pagesOffered)
    .map((link) => {
      const group = link.closest('li')?.parentElement?.closest('details')?.querySelector('summary');
      const name = group?.textContent ?? link.textContent;
      return listOption({ kind: 'page', name, href: link.href });
    });
}
