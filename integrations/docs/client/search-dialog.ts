import { load as loadWords } from 'virtual:meantime/search-words';
import type { LoadedWords } from '../../../src/words/loaded-words.ts';
import { sayCount } from '../../../src/words/say-count.ts';
import { openIndex, type OpenIndex } from './open-index.ts';
import { renderResults } from './search-results.ts';

const pagesShown = 6;
const growsEveryMs = 2_000;

interface Parts {
  said: LoadedWords<'search'>;
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  status: HTMLElement;
  results: HTMLElement;
}

/** The dialog in the language of the page, made when it is first opened there. */
let made: { lang: string; parts: Parts } | undefined;
let index: Promise<OpenIndex> | undefined;
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
    made = { lang, parts: createParts(await loadWords(lang)) };
    index = undefined;
  }
  const { parts } = made;
  return (typed) => {
    open(parts, typed);
  };
}

function open(parts: Parts, typed: string): void {
  const { dialog, input } = parts;
  // A view transition replaces the body and with it the dialog.
  if (!dialog.isConnected) document.body.append(dialog);
  if (!dialog.open) dialog.showModal();
  input.select();
  void prepare(parts);
  if (!typed) return;
  input.value = typed;
  void search(parts);
}

function createParts(said: LoadedWords<'search'>): Parts {
  const { words, lang, dir } = said;
  const page = document.documentElement;
  const parts: Parts = {
    said,
    dialog: create('dialog', { class: 'search', 'aria-label': words.name, lang, dir }),
    input: create('input', {
      // As in src/protocol/controls.ts, which quickstarts load by themselves.
      'data-meantime-search-field': '',
      role: 'combobox',
      'aria-label': words.field,
      'aria-expanded': 'false',
      'aria-controls': 'meantime-results',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      enterkeyhint: 'search',
      placeholder: words.field,
    }),
    status: create('p', { role: 'status' }),
    results: create('div', {
      id: 'meantime-results',
      role: 'listbox',
      'aria-label': words.results,
      lang: page.lang,
      dir: page.dir || 'ltr',
    }),
  };
  const form = create('form', { method: 'dialog' });
  const close = create('button', { 'aria-label': words.close });
  close.textContent = words.key;
  form.append(parts.input, close);
  parts.dialog.append(form, parts.status, parts.results);
  listen(parts);
  return parts;
}

function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function listen(parts: Parts): void {
  parts.input.addEventListener('input', () => void search(parts));
  parts.input.addEventListener('keydown', (event) => {
    onKey(event, parts);
  });
  parts.dialog.addEventListener('click', (event) => {
    // A click beside the box hits the dialog itself; one on a result leaves for its page.
    if (event.target === parts.dialog || (event.target as Element).closest('a'))
      parts.dialog.close(); // clicks hit elements
  });
}

async function prepare(parts: Parts): Promise<void> {
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
async function followDevelopment(parts: Parts, base: string): Promise<void> {
  const { loadDevelopmentIndex, describeCoverage } = await import('./development-index.ts');
  const development = await loadDevelopmentIndex(base);
  index = Promise.resolve(development.index);
  coverage = describeCoverage(development.coverage, parts.said);
  parts.status.textContent = coverage;
  if (parts.input.value !== '') await search(parts);
  if (development.coverage.isComplete || !parts.dialog.open) return;
  setTimeout(() => void prepare(parts), growsEveryMs);
}

async function search({ input, status, results, said }: Parts): Promise<void> {
  const query = input.value.trim();
  const found = await (await index)?.find(query);
  if (!found) return;
  const pages = await Promise.all(found.slice(0, pagesShown).map((one) => one.data()));
  if (input.value.trim() !== query) return;
  const count = renderResults(results, pages);
  select(input, results, 0);
  input.setAttribute('aria-expanded', String(count > 0));
  const counted = query === '' ? '' : describe(query, found.length, said);
  status.textContent = `${counted} ${coverage}`.trim();
}

function describe(query: string, count: number, { words, lang }: LoadedWords<'search'>): string {
  if (count === 0) return words.none.replace('{query}', () => query);
  return sayCount(words.found, count, lang);
}

function onKey(event: KeyboardEvent, { dialog, input, results }: Parts): void {
  const options = optionsOf(results);
  const active = options.findIndex((option) => option.ariaSelected === 'true');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : options.length - 1;
    select(input, results, (active + step) % options.length);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    options[active]?.click();
  } else if (event.key === 'Escape') {
    dialog.close();
  }
}

function select(input: HTMLElement, results: HTMLElement, index: number): void {
  const options = optionsOf(results);
  options.forEach((option, at) => (option.ariaSelected = String(at === index)));
  const option = options[index];
  if (!option) {
    input.removeAttribute('aria-activedescendant');
    return;
  }
  input.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}

function optionsOf(results: HTMLElement): HTMLElement[] {
  return [...results.querySelectorAll<HTMLElement>('[role=option]')];
}
