import { notFoundId } from '../addresses/page-address.ts';
import type { LoadedPage } from '../pages/site-pages.ts';

/** An address that leads to a page which was moved. */
export interface Redirect {
  /** Below the base, decoded, with a slash at its end unless it is that of a file: `/old.html`. */
  from: string;
  /** Which of the page's old addresses it is. */
  index: number;
  page: LoadedPage;
}

/** The old addresses of all pages that a build shows. */
export function redirectsOf(pages: readonly LoadedPage[]): Redirect[] {
  return pages
    .filter(({ id, data }) => !data.draft && id !== notFoundId)
    .flatMap((page) =>
      (page.data.redirectFrom ?? []).map((written, index) => {
        return { from: oldAddress(written), index, page };
      }),
    );
}

/** An old address as it is looked up. */
export function oldAddress(written: string): string {
  const path = decodeURIComponent(written)
    .normalize('NFC')
    .replace(/\/index\.html?$/i, '/');
  return path.endsWith('/') || /\.html?$/i.test(path) ? path : `${path}/`;
}

/** The file of the output folder that answers an old address. */
export function redirectFile(from: string): string {
  return from.endsWith('/') ? `${from.slice(1)}index.html` : from.slice(1);
}
