import { load } from 'virtual:meantime/search-dialog';
import { announce } from './announce.ts';

/** What was typed since the search was asked for; undefined while nothing is loaded for it. */
let typed: string | undefined;

/** Opens the search by its button, `/` and Ctrl or Cmd+K. What it needs is loaded the first time. */
export function searchShortcut(): void {
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-meantime-search]')) open();
  });
  document.addEventListener('keydown', (event) => {
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    if (typed !== undefined && !hasModifier && event.key.length === 1) {
      typed += event.key;
      event.preventDefault();
      return;
    }
    const isSlash = event.key === '/' && !hasModifier;
    const isCommandK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (!(isCommandK || (isSlash && !isTyping(event.composedPath()[0])))) return;
    if (!document.querySelector('[data-meantime-search]')) return;
    event.preventDefault();
    open();
  });
}

function open(): void {
  typed ??= '';
  load()
    .then(({ prepareSearch }) => prepareSearch())
    .then(
      (openSearch) => {
        openSearch(typed ?? '');
      },
      () => {
        announce('searchFailed');
      },
    )
    .finally(() => (typed = undefined));
}

/** @param target also within a component, whose event is told as that of the whole */
function isTyping(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
