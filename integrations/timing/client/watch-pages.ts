import { swappedEvent } from '../../../src/protocol/swapped-event.ts';
import { viewPage, type PageView } from './page-view.ts';

/**
 * Calls back with each page that is shown in this document: the first at once, further ones where
 * Astro's view transitions keep the document and change its content.
 *
 * @param left called before the content changes
 */
export function watchPages(opened: (view: PageView) => void, left: () => void): void {
  let view = viewPage();
  opened(view);
  document.addEventListener('astro:before-swap', left);
  document.addEventListener('astro:page-load', () => {
    const next = viewPage();
    // It is told of the document's first page too, which is open already.
    if (next.body === view.body && next.details.page === view.details.page) return;
    view = next;
    opened(view);
  });
  // In development an edit changes the steps of the page that is open.
  if (import.meta.env.DEV) {
    document.addEventListener(swappedEvent, () => {
      left();
      view = viewPage();
      opened(view);
    });
  }
}
