/**
 * Narrows the navigation to the links with what is typed into its filter: by the arrow keys or Tab one
 * goes on to them, Enter follows the first, Escape empties the field and shows all as it was.
 * Self-contained: its text is sent to the browser (see routes/filter.ts).
 */
// eslint-disable-next-line max-lines-per-function -- its text is sent to the browser as a whole
export function filterNavigation(narrow: (list: Element, query: string) => number): void {
  const wasOpen = new Map<HTMLDetailsElement, boolean>();
  let saying = 0;

  const fieldOf = (node: unknown): HTMLInputElement | null =>
    node instanceof Element ? (node.closest('.pages')?.querySelector('input') ?? null) : null;
  const listOf = (field: Element): Element | null => {
    const pages = field.closest('.pages');
    // Of several topics the one that is shown.
    const topic = pages?.querySelector('.topic:has([aria-current])');
    return topic ?? pages?.querySelector(':scope > ul') ?? null;
  };
  const linksOf = (field: Element): HTMLElement[] =>
    [...(listOf(field)?.querySelectorAll('a') ?? [])].filter((link) => link.checkVisibility());

  const filter = (field: HTMLInputElement): void => {
    const list = listOf(field);
    const found = field.closest('.pages')?.querySelector<HTMLElement>('.filtered');
    if (!list || !found) return;
    const query = field.value.trim();
    if (query !== '' && wasOpen.size === 0) {
      for (const group of list.querySelectorAll('details')) wasOpen.set(group, group.open);
    }
    const count = narrow(list, query);
    if (query === '') {
      for (const [group, open] of wasOpen) group.open = open;
      wasOpen.clear();
    }
    const [status] = found.children;
    found.classList.toggle('none', query !== '' && count === 0);
    clearTimeout(saying);
    // Said once the reader pauses, seen at once where nothing is left.
    saying = window.setTimeout(
      () => {
        if (status) status.textContent = query === '' ? '' : said(found, count, query);
      },
      count === 0 ? 0 : 500,
    );
  };
  const said = ({ dataset, lang }: HTMLElement, count: number, query: string): string => {
    if (count === 0) return (dataset['none'] ?? '').replace('{query}', query);
    const forms = JSON.parse(dataset['found'] ?? '{}') as Record<string, string>; // as render-navigation.ts wrote them
    const form = forms[new Intl.PluralRules(lang).select(count)] ?? forms['other'] ?? '';
    return form.replace('{count}', count.toLocaleString(lang));
  };
  const empty = (field: HTMLInputElement): void => {
    field.value = '';
    filter(field);
  };

  document.addEventListener('input', ({ target }) => {
    const field = fieldOf(target);
    if (field) filter(field);
  });
  document.addEventListener('keydown', (event) => {
    const field = fieldOf(event.target);
    if (!field || field.value === '') return;
    const links = linksOf(field);
    const stops = [field, ...links];
    const at = stops.indexOf(event.target as HTMLElement); // of what is none it is -1
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (event.key === 'Escape') {
      field.focus();
      empty(field);
    } else if (event.key === 'Enter' && event.target === field) links[0]?.click();
    else if (to !== undefined && at !== -1) stops[to]?.focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.matches('.filtered button')) return;
    const field = fieldOf(target);
    document.querySelector<HTMLElement>('[data-meantime-search]')?.click();
    // As if it were typed while the search is loaded (see search-shortcut.ts).
    for (const key of field?.value.trim().split('') ?? []) {
      document.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    }
  });
  // Before the navigation keeps which groups are open (see navigation-state.ts).
  addEventListener(
    'pagehide',
    () => {
      const field = document.querySelector<HTMLInputElement>('.pages input');
      if (field && field.value !== '') empty(field);
    },
    true,
  );
  const field = fieldOf(document.activeElement);
  if (field && field.value !== '') filter(field);
}
