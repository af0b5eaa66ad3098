import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startDevServer, type DevServer } from './build-site.ts';

declare global {
  interface Window {
    /** Gone when the page was loaded again. */
    isTheSame?: boolean;
    /** How often the article was changed since `open`. */
    changes?: number;
  }
}

export interface EditedSite {
  /** Opens a page in a tab that is closed when the test is over. */
  open: (path: string) => Promise<Page>;
  /** Path of a file of the project. */
  file: (path: string) => string;
  /** Writes a file of the project by what it was. */
  edit: (path: string, change: (text: string) => string) => void;
  server: () => DevServer;
}

/** Runs `astro dev` on a copy of a fixture for the tests of one file. */
export function editSite(
  fixture: string,
  base = '',
  reader: Parameters<typeof launchBrowser>[0] = {},
): EditedSite {
  let browser: Browser;
  let server: DevServer;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(reader), startDevServer(fixture, base)]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  const file = (path: string): string => join(server.project, path);
  return {
    file,
    edit: (path, change) => {
      writeFileSync(file(path), change(readFileSync(file(path), 'utf8')));
    },
    server: () => server,
    open: async (path) => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 600 } });
      await page.goto(server.url + path, { waitUntil: 'networkidle' });
      await page.evaluate(() => {
        window.isTheSame = true;
        window.changes = 0;
        const main = document.querySelector('main');
        const count = () => (window.changes = (window.changes ?? 0) + 1);
        if (main) new MutationObserver(count).observe(main, { childList: true, subtree: true });
      });
      return page;
    },
  };
}

/** The page was not loaded again since it was opened. */
export async function expectNoReload(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.isTheSame)).toBe(true);
}

/** Nothing in its article has changed since it was opened, nor was it loaded again. */
export async function expectUntouched(page: Page): Promise<void> {
  await expectNoReload(page);
  expect(await page.evaluate(() => window.changes)).toBe(0);
}
