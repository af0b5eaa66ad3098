import type { Browser, Page, Route } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { PageWatch } from '../../src/walkthrough/page/page-watch.ts';
import { launchBrowser } from '../harness/browser.ts';

const restMs = 300;
let browser: Browser;
let page: Page;
let watch: PageWatch;
/** Requests of the page that wait for their answer. */
let held: Route[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  held = [];
  page = await browser.newPage();
  watch = new PageWatch(page);
  await page.route('**/*', async (route) => {
    if (new URL(route.request().url()).pathname !== '/') held.push(route);
    else await route.fulfill({ contentType: 'text/html', body: '<p>Wait</p>' });
  });
  await page.goto('http://page.test/');
});
afterEach(() => page.context().close());

/** Waits for "Done", and calls `onLook` with the number of each look. */
async function waitForDone(onLook: (count: number) => Promise<void> | void = () => undefined) {
  let looks = 0;
  return watch.until({
    ...{ restMs, mostMs: 15 * 60_000 },
    look: async () => {
      looks += 1;
      await onLook(looks);
      const seen = (await page.textContent('p')) ?? '';
      return { seen, ...(seen === 'Done' && { found: looks }) };
    },
  });
}

/** Far more looks than a page at rest gets. */
const many = 40;

test('a page at which nothing happens is at rest', async () => {
  expect(await waitForDone()).toBeUndefined();
});

test('a page that waits for an answer is not at rest, however long it takes', async () => {
  await page.evaluate(() => {
    void fetch('/slow').then(async (answer) => {
      document.querySelector('p')?.replaceChildren(await answer.text());
    });
  });
  await expect.poll(() => held.length).toBe(1);
  const found = await waitForDone(async (count) => {
    if (count === many) await held[0]?.fulfill({ body: 'Done' });
  });
  expect(found).toBeGreaterThanOrEqual(many);
});

test('a page whose text changes is not at rest', async () => {
  const found = await waitForDone((count) =>
    page.evaluate(
      (text) => {
        document.querySelector('p')?.replaceChildren(text);
      },
      count === many ? 'Done' : `${count} %`,
    ),
  );
  expect(found).toBe(many);
});

test('a page that is loaded again is not at rest', async () => {
  const found = await waitForDone(async (count) => {
    if (count < many && count % 4 === 0) await page.reload();
    if (count === many)
      await page.evaluate(() => document.querySelector('p')?.replaceChildren('Done'));
  });
  expect(found).toBe(many);
});

test('what a page holds open for ever does not keep it from being at rest', async () => {
  await page.evaluate(() => {
    new EventSource('/events');
  });
  await expect.poll(() => held.length).toBe(1);
  expect(await waitForDone()).toBeUndefined();
});
