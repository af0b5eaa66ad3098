import { markFound } from './mark-found.ts';

/** Where the tab keeps what was searched for until the page that was found is open. */
const foundKey = 'meantime:found';

/** Has what was searched for marked on the page that the reader goes to. */
export function keepFound(query: string, href: string): void {
  const { pathname } = new URL(href, location.href);
  if (pathname === location.pathname) {
    markFound(query);
    return;
  }
  try {
    sessionStorage.setItem(foundKey, JSON.stringify([pathname, query]));
  } catch {
    // Storage is forbidden or full: the page opens without marks.
  }
  // Astro's router swaps the page where it is used, and runs no script of it anew.
  document.addEventListener('astro:page-load', markKept, { once: true });
}

/** Marks what was searched for on this page, once. */
export function markKept(): void {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(foundKey) ?? '[]');
    sessionStorage.removeItem(foundKey);
    const [path, query] = Array.isArray(kept) ? (kept as unknown[]) : []; // checked below
    if (path === location.pathname && typeof query === 'string') markFound(query);
  } catch {
    // Storage is forbidden, or somebody else wrote there.
  }
}
