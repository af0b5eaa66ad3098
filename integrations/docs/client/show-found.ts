import { load } from 'virtual:meantime/search-dialog';

/**
 * Marks what the reader searched for to come here, by the search that the browser has from the page
 * before. Nothing is loaded for anybody else.
 */
export function showFound(): void {
  try {
    // As in keep-found.ts, of which nothing may be loaded before.
    if (sessionStorage.getItem('meantime:found')) {
      void load().then(({ markKept }) => {
        markKept();
      });
    }
  } catch {
    // Storage is forbidden, so nothing was kept.
  }
}
