import { readdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import '../../integrations/timing/client/reader-controls.ts';
import type { TimingOptions } from '../../integrations/timing/index.ts';
import { launchBrowser } from '../harness/browser.ts';
import { recordBeacons, type BeaconRecord } from '../harness/record-beacons.ts';
import { buildTimingSite, type BuiltSite } from './timing-site.ts';

const quickstarts = { '/quickstart/': { goal: 'Hello, world!' } };

let browser: Browser;
let site: BuiltSite;
let beacons: BeaconRecord;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser({ asPerson: true });
});
afterAll(() => browser.close());
afterEach(async () => {
  await context.close();
  await beacons.close();
  site.remove();
});

async function open(timing: TimingOptions): Promise<void> {
  site = await buildTimingSite({ fixture: 'timing-site', timing: { quickstarts, ...timing } });
  beacons = await recordBeacons({ dist: site.dist, base: '/' });
  context = await browser.newContext();
  page = await context.newPage();
}

const stored = () => page.evaluate(() => sessionStorage.length + localStorage.length);
const decide = (detail: boolean) =>
  page.evaluate((given) => {
    document.dispatchEvent(new CustomEvent('meantime:consent', { detail: given }));
  }, detail);
const kinds = () => beacons.events().map(({ kind }) => kind);
const following = () => page.waitForFunction(() => window.meantime?.run !== undefined);

test('before consent nothing is stored or sent, after it everything, until it is taken back', async () => {
  await open({ consent: 'required' });
  await page.goto(`${beacons.url}quickstart/`);
  await following();
  await page.locator('figure pre').first().click();
  expect(await stored()).toBe(0);
  expect(beacons.posts).toEqual([]);

  await decide(true);
  await beacons.until(() => kinds().includes('step'));
  expect(kinds().slice(0, 2)).toEqual(['land', 'open']);
  const run = await page.evaluate(() => window.meantime?.run?.()?.run);

  await decide(false);
  await beacons.until(() => beacons.erased.length > 0);
  expect(beacons.erased).toEqual([run]);
  expect(await page.evaluate(() => window.meantime?.run?.())).toBeUndefined();
  const count = beacons.events().length;
  await page.locator('figure pre').last().click();

  await decide(true);
  await page.locator('figure pre').first().click();
  await beacons.until(() => beacons.events().length > count);
  expect(beacons.posts.at(-1)?.batch.run).not.toBe(run);
});

test('consent that the page knows of already is heard', async () => {
  await open({ consent: 'required' });
  await context.addInitScript(() => {
    window.meantime = { consent: true };
  });
  await page.goto(`${beacons.url}quickstart/`);
  await beacons.until(() => kinds().includes('open'));
});

test('a reader who is not in the sample is not recorded, nor asked', async () => {
  await open({ sample: 0 });
  await page.goto(`${beacons.url}quickstart/`);
  await following();
  await page.goto(beacons.url);
  await following();
  expect(beacons.posts).toEqual([]);
  expect(await page.evaluate(() => window.meantime?.run?.())).toBeUndefined();
});

test('without a collector nothing is loaded', async () => {
  await open({ collector: false });
  await page.goto(`${beacons.url}quickstart/`);
  expect(await page.evaluate(() => window.meantime)).toBeUndefined();
  expect(beacons.posts).toEqual([]);
  const scripts = readdirSync(new URL('.', site.dist), { recursive: true }).map(String);
  expect(scripts.filter((name) => /follow-quickstart|recorder/.test(name))).toEqual([]);
});
