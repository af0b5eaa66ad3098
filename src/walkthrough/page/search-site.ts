import type { Locator, Page } from 'playwright';
import { searchField, searchOpener } from '../../protocol/controls.ts';
import { hasOpenDialog, locateLink, isSamePage, readLinks } from './site-links.ts';

interface Searching {
  page: Page;
  title: string;
  quickstartUrl: string;
  timeoutMs: number;
}

type SiteSearchOutcome =
  { result: Locator; clicks: number } | { result: undefined; reason: string };

/** Looks for a title by the site's own search: opens it, types, and takes the result. */
export async function searchSite(search: Searching): Promise<SiteSearchOutcome> {
  const { page, title, timeoutMs } = search;
  const field = page
    .locator(`[${searchField}], input[role=combobox]`)
    .or(page.getByRole('searchbox'))
    .filter({ visible: true })
    .first();
  const opener = (await field.isVisible()) ? 'none needed' : await findOpener(page);
  if (!opener) return { result: undefined, reason: 'a search: the page offers none' };
  try {
    if (opener !== 'none needed') await opener.click({ timeout: timeoutMs });
    await field.click({ timeout: timeoutMs });
    await field.pressSequentially(title);
  } catch {
    return { result: undefined, reason: 'the search: it cannot be typed into' };
  }
  const result = await waitForResult(search);
  return result
    ? { result, clicks: 1 }
    : { result: undefined, reason: `the search: no result for "${title}" leads there` };
}

/** How sites of others build what opens their search. */
const builtForSearch = [
  'button:is([class*="search" i], [id*="search" i])',
  ':is([role=search], [class*="search" i], site-search) button',
].join();

async function findOpener(page: Page): Promise<Locator | undefined> {
  const ways = [
    page.locator(`[${searchOpener}]`),
    page.locator(builtForSearch),
    page.getByRole('button', { name: /search/i }),
  ];
  for (const way of ways) {
    const opener = way.filter({ visible: true }).first();
    if (await opener.isVisible()) return opener;
  }
  return undefined;
}

async function waitForResult(search: Searching): Promise<Locator | undefined> {
  const { page, quickstartUrl, timeoutMs } = search;
  const deadlineMs = performance.now() + timeoutMs;
  while (performance.now() < deadlineMs) {
    const before = await page.locator('body').innerHTML();
    const links = await readLinks(page);
    // What lies behind a search cannot be clicked.
    const isOver = await hasOpenDialog(page);
    const link = links.find(
      ({ isVisible, isInDialog, url }) =>
        isVisible && isInDialog === isOver && isSamePage(url, quickstartUrl),
    );
    if (link) return locateLink(page, link);
    await page
      .waitForFunction((shown) => document.body.innerHTML !== shown, before, {
        timeout: Math.max(deadlineMs - performance.now(), 1),
      })
      .catch(() => undefined);
  }
  return undefined;
}
