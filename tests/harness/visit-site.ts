import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from './browser.ts';
import { buildSite, serveFolder, type BuiltSite, type ServedFolder } from './build-site.ts';
import { strictPolicy } from './strict-policy.ts';

interface VisitOptions {
  /** The base that the site is built and served for: `/docs`. */
  base?: string;
  /** Changes the copy of the fixture before it is built. */
  prepare?: (project: string) => void;
}

export interface Visit {
  /** Opens a page, at 1440 × 800 unless told otherwise, in a context that is gone when the test is. */
  open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  site: () => BuiltSite;
}

/**
 * Builds a fixture and serves it under a strict Content-Security-Policy for the tests of one file.
 * An error that a page throws or logs fails the test in which it came.
 */
export function visitSite(fixture: string, { base = '', prepare }: VisitOptions = {}): Visit {
  let browser: Browser;
  let site: BuiltSite;
  let server: ServedFolder;
  let complaints: string[] = [];

  beforeAll(async () => {
    const build = { ...(base === '' ? {} : { base }), ...(prepare ? { prepare } : {}) };
    [browser, site] = await Promise.all([launchBrowser(), buildSite(fixture, build)]);
    expect(site.exitCode, site.output).toBe(0);
    server = await serveFolder(site.dist, {
      base,
      headers: { 'content-security-policy': strictPolicy },
    });
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
    site.remove();
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    const heard = complaints;
    complaints = [];
    expect(heard).toEqual([]);
  });

  return {
    site: () => site,
    open: async (path, options = {}) => {
      const viewport = { width: 1440, height: 800 };
      const context = await browser.newContext({ viewport, ...options });
      const page = await context.newPage();
      page.on('crash', () => complaints.push('The page crashed.'));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // The browser logs the status of the 404 page itself.
        const isStatus = message.text().includes('404 (Not Found)');
        if (message.type() === 'error' && !isStatus) complaints.push(message.text());
      });
      await page.goto(server.url + base + path);
      return page;
    },
  };
}
