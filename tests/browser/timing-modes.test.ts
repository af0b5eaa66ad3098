import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import '../../integrations/timing/client/reader-controls.ts';
import { launchBrowser } from '../harness/browser.ts';
import { recordBeacons, type BeaconRecord } from '../harness/record-beacons.ts';
import { sayHello } from './timing-reader.ts';
import { buildTimingSite, type BuiltSite } from './timing-site.ts';

const quickstarts = { '/quickstart/': { goal: 'Hello, world!' } };

let browser: Browser;
let site: BuiltSite | undefined;
let beacons: BeaconRecord;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser({ asPerson: true });
});
afterAll(async () => {
  await browser.close();
});
afterEach(async () => {
  await context.close();
  await beacons.close();
  site?.remove();
});

async function open(options: Parameters<typeof buildTimingSite>[0]): Promise<void> {
  site = await buildTimingSite(options);
  beacons = await recordBeacons({ dist: site.dist, base: options.base ?? '/' });
  context = await browser.newContext();
  page = await context.newPage();
}

const kinds = () => beacons.events().map(({ kind, step }) => (step ? `${kind} ${step}` : kind));
const runs = () => new Set(beacons.posts.map(({ batch }) => batch.run)).size;

describe('view transitions', () => {
  test('keep the document, its id and the run, page after page', async () => {
    await open({ fixture: 'timing-site', timing: { quickstarts }, transitions: true });
    await page.goto(beacons.url);
    await page.getByRole('link', { name: 'Quickstart' }).click();
    await beacons.until(() => kinds().includes('step install'));
    await page.getByRole('link', { name: 'Home' }).click();
    await beacons.until(() => kinds().includes('leave install'));
    await page.getByRole('link', { name: 'Quickstart' }).click();
    await sayHello(page);
    await beacons.until(() => kinds().includes('hello run-it'));
    expect(kinds()).toEqual([
      ...['land', 'leave', 'open', 'step install', 'leave install', 'leave'],
      ...['open', 'step run-it', 'got-it run-it', 'hello run-it'],
    ]);
    expect(beacons.events().map((event) => event.page)).toEqual([
      ...['/', '/', '/quickstart/', '/quickstart/', '/quickstart/', '/'],
      ...Array.from({ length: 4 }, () => '/quickstart/'),
    ]);
    expect(new Set(beacons.events().map(({ doc }) => doc)).size).toBe(1);
    expect(runs()).toBe(1);
  });
});

describe('memory mode', () => {
  test('touches no storage, and every full page load is a run', async () => {
    await open({ fixture: 'timing-site', timing: { quickstarts, storage: 'memory' } });
    await page.goto(`${beacons.url}quickstart/`);
    await beacons.until(() => kinds().includes('step install'));
    await page.reload();
    await beacons.until(() => runs() === 2);
    const stored = () => sessionStorage.length + localStorage.length;
    expect(await page.evaluate(stored)).toBe(0);
    expect(await context.cookies()).toEqual([]);
  });
});

describe('local mode', () => {
  test('goes on in the next tab, but never in two at once', async () => {
    await open({ fixture: 'timing-site', timing: { quickstarts, storage: 'local' } });
    await page.goto(`${beacons.url}quickstart/`);
    await beacons.until(() => kinds().includes('step install'));
    const second = await context.newPage();
    await second.goto(`${beacons.url}quickstart/`);
    await beacons.until(() => runs() === 2);
    await second.close();
    await page.close({ runBeforeUnload: true });
    await beacons.until(() => kinds().includes('leave install'));

    const third = await context.newPage();
    await third.goto(beacons.url);
    await third.getByRole('link', { name: 'Quickstart' }).click();
    await beacons.until(() => kinds().filter((kind) => kind === 'open').length === 3);
    expect(runs()).toBe(2);
    const identities = beacons.posts.flatMap(({ batch }) =>
      batch.events.map(({ seq, doc }) => `${batch.run} ${seq} ${doc}`),
    );
    const events = beacons.events();
    expect(new Set(identities).size).toBe(events.length);
  });
});
