import { isMeantimeError, type MeantimeError } from '../../../src/protocol/errors.ts';
import type { SitePages } from '../pages/site-pages.ts';
import { orderPages, type OrderSettings } from './neighbours.ts';

/** What is wrong with the order of the pages. */
export function sidebarProblems(
  pages: Pick<SitePages, 'all'>,
  settings: OrderSettings,
): MeantimeError[] {
  try {
    orderPages(pages.all(), settings);
    return [];
  } catch (error) {
    if (isMeantimeError(error)) return [error];
    throw error;
  }
}
