import type { Browser } from 'playwright';
import { beyondContent } from './bytes/beyond-content.ts';
import { judgePage, type Judgement, type MeasuredPage } from './bytes/budgets.ts';
import { loadPage } from './bytes/load-page.ts';
import { readPage } from './choose-pages.ts';

interface Site {
  dist: string;
  /** Address of its home page, with a slash at its end. */
  url: string;
  /** The first is no quickstart. */
  paths: readonly [string, ...string[]];
}

/** Opens each page in the browser and holds it against the budgets. */
export async function measureBytes(
  browser: Browser,
  { dist, url, paths }: Site,
): Promise<Judgement[]> {
  const pages: MeasuredPage[] = [];
  for (const path of paths) {
    const html = readPage(dist, path);
    pages.push({
      path,
      isQuickstart: html.includes('name="meantime:quickstart"'),
      html: beyondContent(html),
      loaded: await loadPage(browser, url + path.slice(1)),
    });
  }
  const common = pages.find(({ isQuickstart }) => !isQuickstart)?.loaded.scripts ?? [];
  return pages.flatMap((page) => judgePage(page, common));
}
