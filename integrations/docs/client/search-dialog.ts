import { loadPagefind, type Pagefind } from './pagefind.ts';
import { renderResults } from './search-results.ts';

const pagesShown = 6;
const debounceMs = 120;
const growsEveryMs = 2_000;

interface Parts {
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  status: HTMLElement;
  results: HTMLElement;
}

let parts: Parts | undefined;
let pagefind: Promise<Pagefind> | undefined;
/** In development: which pages the search does not know yet. */
let coverage = '';

/**
 * Shows the search, made on the first call.
 *
 * @param typed what was typed before it was there
 */
export function openSearch(typed = ''): void {
  parts ??= createParts();
  // A view transition replaces the body and with it the dialog.
  if (!parts.dialog.isConnected) document.body.append(parts.dialog);
  if (!parts.dialog.open) parts.dialog.showModal();
  parts.input.select();
  void prepare(parts);
  if (!typed) return;
  parts.input.value = typed;
  void search(parts);
}

function createParts(): Parts {
  const made: Parts = {
    dialog: create('dialog', { class: 'search', 'aria-label': 'Search' }),
    input: create('input', {
      role: 'combobox',
      'aria-label': 'Search the docs',
      'aria-expanded': 'false',
      'aria-controls': 'meantime-results',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      enterkeyhint: 'search',
      placeholder: 'Search the docs',
    }),
    status: create('p', { role: 'status' }),
    results: create('div', { id: 'meantime-results', role: 'listbox', 'aria-label': 'Results' }),
  };
  const form = create('form', { method: 'dialog' });
  const close = create('button', { 'aria-label': 'Esc: close the search' });
  close.textContent = 'Esc';
  form.append(made.input, close);
  made.dialog.append(form, made.status, made.results);
  listen(made);
  return made;
}

function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function listen(made: Parts): void {
  made.input.addEventListener('input', () => void search(made));
  made.input.addEventListener('keydown', (event) => {
    onKey(event, made);
  });
  made.dialog.addEventListener('click', (event) => {
    // A click beside the box hits the dialog itself; one on a result leaves for its page.
    if (event.target === made.dialog || (event.target as Element).closest('a')) made.dialog.close(); // clicks hit elements
  });
}

async function prepare(made: Parts): Promise<void> {
  const { status } = made;
  const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');
  try {
    if (import.meta.env.DEV) await followDevelopment(made, base);
    pagefind ??= loadPagefind(base);
    await pagefind;
  } catch {
    pagefind = undefined;
    status.textContent = 'The search index could not be loaded. Is the connection gone?';
  }
}

/** In development the index grows, and edits change it. */
async function followDevelopment(made: Parts, base: string): Promise<void> {
  const { loadDevelopmentIndex } = await import('./development-index.ts');
  const index = await loadDevelopmentIndex(base);
  pagefind = Promise.resolve(index.pagefind);
  coverage = index.coverage;
  made.status.textContent = coverage;
  if (made.input.value !== '') await search(made);
  if (index.isComplete || !made.dialog.open) return;
  setTimeout(() => void prepare(made), growsEveryMs);
}

async function search({ input, status, results }: Parts): Promise<void> {
  const query = input.value.trim();
  const found = await (await pagefind)?.debouncedSearch(query, {}, debounceMs);
  if (!found) return;
  const pages = await Promise.all(found.results.slice(0, pagesShown).map((one) => one.data()));
  if (input.value.trim() !== query) return;
  const count = renderResults(results, pages);
  select(input, results, 0);
  input.setAttribute('aria-expanded', String(count > 0));
  const counted = query === '' ? '' : describe(query, found.results.length);
  status.textContent = `${counted} ${coverage}`.trim();
}

function describe(query: string, count: number): string {
  if (count === 0) return `Nothing found for “${query}”.`;
  return count === 1 ? '1 page' : `${count} pages`;
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
