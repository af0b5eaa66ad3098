import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { startDevServer, type DevServer } from '../harness/build-site.ts';

const base = '/glass';

let browser: Browser;
let server: DevServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startDevServer('docs-guide', base)]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 800 } });
  await page.goto(server.url + path);
  return page;
}

test('astro dev serves the pages with styles, navigation and highlighting', async () => {
  const page = await open('/quickstart/');
  await page.locator('.pages [aria-current=page]').waitFor();
  // Two pages, and the link of the header for readers on phones.
  expect(await page.locator('.pages a').count()).toBe(3);
  expect(await page.locator('pre .k').count()).toBeGreaterThan(0);
  const paper = await page.evaluate(
    () => getComputedStyle(document.documentElement).backgroundColor,
  );
  expect(paper).toBe('rgb(253, 252, 250)');
  await page.close();
});

test('a page that is not there is the 404 page', async () => {
  const page = await open('/nowhere/');
  await page.getByRole('heading', { name: 'This page is not here' }).waitFor();
  await page.close();
});
