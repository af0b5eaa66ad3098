import { load as loadWords } from 'virtual:meantime/search-words';
import type { LoadedWords } from '../../../src/words/loaded-words.ts';
import { fillIn } from '../../../src/words/fill-in.ts';
import { sayCount } from '../../../src/words/say-count.ts';
import { renderEmptySearch } from './empty-search.ts';
import { keepFound } from './keep-found.ts';
import { optionsOf, selectOption } from './list-options.ts';
import { openIndex, type SearchAnswer, type OpenIndex } from './open-index.ts';
import { keepSearch } from './recent-searches.ts';
import { createSearchParts, type SearchParts } from './search-parts.ts';
import { renderResults } from './search-results.ts';
import { renderSections } from './search-sections.ts';

export { markKept } from './keep-found.ts';

const growsEveryMs = 2_000;

/** The dialog in the language of the page, made when it is first opened there. */
let made: { lang: string; parts: SearchParts } | undefined;
let index: Promise<OpenIndex> | undefined;
/** The section of the site that is searched, all where undefined. */
let section: string | undefined;
/** In development: which pages the search does not know yet. */
let coverage = '';

/**
 * Gets the search ready for the page that is open.
 *
 * @returns shows it, with what was typed before it was there
 */
export async function prepareSearch(): Promise<(typed: string) => void> {
  const { lang } = document.documentElement;
  if (made?.lang !== lang) {
    made?.parts.dialog.remove();
    made = { lang, parts: createSearchParts(await loadWords(lang)) };
    listen(made.parts);
    index = undefined;
  }
  const { parts } = made;
  return (typed) => {
    open(parts, typed);
  };
}

function open(parts: SearchParts, typed: string): void {
  const { dialog, input } = parts;
  // A view transition replaces the body and with it the dialog.
  if (!dialog.isConnected) document.body.append(dialog);
  if (!dialog.open) dialog.showModal();
  input.select();
  void prepare(parts);
  if (typed) input.value = typed;
  void search(parts);
}

function listen(parts: SearchParts): void {
  const { dialog, input, results } = parts;
  input.addEventListener('input', () => void search(parts));
  input.addEventListener('keydown', (event) => {
    onKey(event, parts);
  });
  dialog.addEventListener('click', (event) => {
    const target = event.target as Element; // clicks hit elements
    const option = target.closest('[role=option]');
    // A click beside the box hits the dialog itself.
    if (target === dialog) dialog.close();
    else if (option instanceof HTMLAnchorElement) follow(option, parts);
    else if (option && results.contains(option)) {
      input.value = option.textContent;
      input.focus();
      void search(parts);
    }
  });
}

/** Leaves for a result, where what was searched for is marked. */
function follow({ href }: HTMLAnchorElement, { dialog, input }: SearchParts): void {
  const query = input.value.trim();
  keepSearch(query);
  if (query !== '') keepFound(query, href);
  dialog.close();
}

async function prepare(parts: SearchParts): Promise<void> {
  const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');
  try {
    if (import.meta.env.DEV) await followDevelopment(parts, base);
    index ??= openIndex({ base, folder: `${base}pagefind/` });
    await index;
  } catch {
    index = undefined;
    parts.status.textContent = parts.said.words.failed;
  }
}

/** In development the index grows, and edits change it. */
async function followDevelopment(parts: SearchParts, base: string): Promise<void> {
  const { loadDevelopmentIndex, describeCoverage } = await import('./development-index.ts');
  const development = await loadDevelopmentIndex(base);
  index = Promise.resolve(development.index);
  coverage = describeCoverage(development.coverage, parts.said);
  parts.status.textContent = coverage;
  if (parts.input.value !== '') await search(parts);
  if (development.coverage.isComplete || !parts.dialog.open) return;
  setTimeout(() => void prepare(parts), growsEveryMs);
}

async function search(parts: SearchParts): Promise<void> {
  const { input, status, results, said } = parts;
  const typed = input.value.trim();
  if (typed === '') {
    showNothing(parts);
    return;
  }
  const answer = await (await index)?.find({ typed, section });
  if (!answer || input.value.trim() !== typed) return;
  renderSections(parts.sections, answer.sections, {
    chosen: section,
    said,
    onChosen: (chosen) => {
      section = chosen;
      input.focus();
      void search(parts);
    },
  });
  const best = renderResults(results, answer.pages);
  selectOption(input, results, best);
  status.textContent = `${describe(typed, answer, said)} ${coverage}`.trim();
  results.dataset['query'] = typed;
}

function showNothing(parts: SearchParts): void {
  const { input, status, results, said, sections } = parts;
  section = undefined;
  sections.hidden = true;
  renderEmptySearch(results, said, () => {
    showNothing(parts);
    input.focus();
  });
  selectOption(input, results, optionsOf(results)[0]);
  status.textContent = coverage;
}

function describe(
  query: string,
  { count, meant }: SearchAnswer,
  { words, lang }: LoadedWords<'search'>,
): string {
  if (count === 0) return words.none.replace('{query}', () => query);
  const counted = sayCount(words.found, count, lang);
  return meant === undefined ? counted : `${fillIn(words.meant, { query, meant })} ${counted}`;
}

function onKey(event: KeyboardEvent, { dialog, input, results }: SearchParts): void {
  const options = optionsOf(results);
  const active = options.findIndex((option) => option.ariaSelected === 'true');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : options.length - 1;
    selectOption(input, results, options[(active + step) % options.length]);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    options[active]?.click();
  } else if (event.key === 'Escape') {
    dialog.close();
  }
}
