import { load } from 'virtual:meantime/search-dialog';

/** Opens the search by its button, `/` and Ctrl or Cmd+K. What it needs is loaded the first time. */
export function searchShortcut(): void {
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-meantime-search]')) open();
  });
  document.addEventListener('keydown', (event) => {
    const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isCommandK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (!(isCommandK || (isSlash && !isTyping(event.target)))) return;
    if (!document.querySelector('[data-meantime-search]')) return;
    event.preventDefault();
    open();
  });
}

function open(): void {
  void load().then(({ openSearch }) => {
    openSearch();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
