import { notFoundId } from '../addresses/page-address.ts';
import type { LoadedPage } from '../pages/site-pages.ts';

/** True for pages that the search of the built site finds. */
export function isFound({ id, data }: Pick<LoadedPage, 'id' | 'data'>): boolean {
  return !data.draft && data.search !== false && id !== notFoundId;
}
