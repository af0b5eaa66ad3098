import type { LoadedWords } from '../../../src/words/loaded-words.ts';

/** What the search's dialog is made of. */
export interface SearchParts {
  said: LoadedWords<'search'>;
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  /** Where a section of the site can be chosen. */
  sections: HTMLElement;
  status: HTMLElement;
  results: HTMLElement;
}

export function createSearchParts(said: LoadedWords<'search'>): SearchParts {
  const { words, lang, dir } = said;
  const page = document.documentElement;
  const parts: SearchParts = {
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
    sections: create('div', { class: 'sections', role: 'group', 'aria-label': words.sections }),
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
  parts.sections.hidden = true;
  parts.dialog.append(form, parts.sections, parts.status, parts.results);
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
