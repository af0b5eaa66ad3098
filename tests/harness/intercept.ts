import type { Page, Route } from 'playwright';

/**
 * Answers requests of an open page, and loads it again: a document that is open when requests begin
 * to be intercepted may ask past that for a moment, which Chromium does not tell the end of.
 */
export async function intercept(
  page: Page,
  url: string,
  answer: (route: Route) => Promise<void> | void,
): Promise<void> {
  await page.route(url, answer);
  await page.reload();
}
