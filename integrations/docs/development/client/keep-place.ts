/** Height of what stands over the top of the page, in CSS pixels. */
const headerPixels = 64;

/**
 * Has the reader look at the same place after a change of the page, and keeps the focus. The place
 * is the first block in view; where that is replaced, what stands above it.
 */
export function keepPlace<T>(change: () => T): T {
  const anchors = scrollY > 0 ? anchorsInPage() : [];
  const root = document.documentElement;
  // The browser would keep a place of its own choice.
  root.style.overflowAnchor = 'none';
  const result = keepFocus(change);
  const anchor = anchors.find(({ element }) => element.isConnected);
  if (anchor) scrollBy({ top: topOf(anchor.element) - anchor.top, behavior: 'instant' });
  requestAnimationFrame(() => {
    root.style.removeProperty('overflow-anchor');
  });
  return result;
}

interface Anchor {
  element: Element;
  top: number;
}

function anchorsInPage(): Anchor[] {
  const elements = document.querySelectorAll(
    '#meantime-content .page-header, #meantime-content .prose > *',
  );
  const anchors = [...elements].map((element) => ({ element, top: topOf(element) }));
  const first = anchors.findIndex(
    ({ element }) => element.getBoundingClientRect().bottom > headerPixels,
  );
  if (first < 0) return anchors.toReversed();
  const above = anchors.slice(0, first).toReversed();
  return [...anchors.slice(first, first + 1), ...above, ...anchors.slice(first + 1)];
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}

function keepFocus<T>(change: () => T): T {
  const main = document.querySelector('main#meantime-content');
  const focused = document.activeElement;
  if (!focused || !main?.contains(focused)) {
    return change();
  }
  const selector = focused.id ? `#${CSS.escape(focused.id)}` : focused.localName;
  const place = [...main.querySelectorAll(selector)].indexOf(focused);
  const result = change();
  if (focused.isConnected) return result;
  const heir = document.querySelectorAll<HTMLElement>(`main#meantime-content ${selector}`)[place];
  heir?.focus({ preventScroll: true });
  return result;
}
