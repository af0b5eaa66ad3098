import { isMeantimeError, type MeantimeError } from '../../../src/protocol/errors.ts';
import type { SitePages } from '../pages/site-pages.ts';
import { sidebarTwice } from '../settings/errors.ts';
import { orderPages, type OrderSettings } from './neighbours.ts';

interface SidebarProblems {
  errors: MeantimeError[];
  warnings: MeantimeError[];
}

/** What is wrong with the order of the pages. */
export function sidebarProblems(
  pages: Pick<SitePages, 'all'>,
  settings: OrderSettings,
): SidebarProblems {
  try {
    const { shared } = orderPages(pages.all(), settings);
    const twice = [...shared].map(([page, topics]) => sidebarTwice({ page, topics }));
    return { errors: [], warnings: twice };
  } catch (error) {
    if (isMeantimeError(error)) return { errors: [error], warnings: [] };
    throw error;
  }
}
