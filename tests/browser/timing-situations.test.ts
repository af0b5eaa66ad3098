import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import '../../integrations/timing/client/reader-controls.ts';
import { helloAnswer } from '../../src/protocol/controls.ts';
import { manifestPath } from '../../src/protocol/manifest.ts';
import { launchBrowser } from '../harness/browser.ts';
import { delayed, serveWithFaults, type FaultySite } from '../harness/serve-with-faults.ts';
import { temporaryFolder } from '../harness/temporary.ts';
import { sayHello, sayStuck, type Answer } from './timing-reader.ts';
import { buildTimingSite, type BuiltSite } from './timing-site.ts';

const goal = 'Hello, world!';
const hourMs = 3_600_000;

let built: BuiltSite;
let browser: Browser;
let site: FaultySite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, built] = await Promise.all([
    launchBrowser({ asPerson: true }),
    buildTimingSite({
      fixture: 'timing-site',
      timing: { siteId: 'fixture', quickstarts: { '/quickstart/': { goal }, '/short/': { goal } } },
    }),
  ]);
});
beforeEach(async () => {
  site = await serveWithFaults({ dist: built.dist, folder: temporaryFolder() });
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await site.close();
});
afterAll(async () => {
  await browser.close();
  built.remove();
});

const visit = (path = 'quickstart/') => page.goto(site.url + path);
const button = (answer: Answer) => page.locator(`[${helloAnswer}=${answer}]`);
const unsent = () => page.evaluate(() => window.meantime?.run?.()?.unsent);

async function stored(...kinds: string[]): Promise<void> {
  await site.until((events) => kinds.every((kind) => events.some((event) => event.kind === kind)));
}

async function reportOn(id = 'quickstart') {
  const report = (await site.report()).find((quickstart) => quickstart.id === id);
  if (!report) throw new Error(`The manifest has no ${id}.`);
  return report;
}

async function seqs(): Promise<number[]> {
  return (await site.readEvents()).map(({ seq }) => seq);
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a page that is not as it was built', () => {
  test('since a script wrote into it, loses nothing', async () => {
    await context.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        const said = document.createElement('p');
        said.textContent = 'Updated 25 days ago.';
        document.querySelector('h2')?.after(said);
        document.querySelectorAll('pre')[1]?.remove();
      });
    });
    await visit();
    await sayHello(page);
    await stored('hello');
    expect((await reportOn()).setAside.unmatched).toBe(0);
    expect(site.logged).toEqual([]);
  });

  test('since it is one build newer than the collector, is kept and counted later', async () => {
    const file = new URL(manifestPath, built.dist);
    const text = readFileSync(file, 'utf8');
    const revision = site
      .readManifest()
      .quickstarts.find(({ id }) => id === 'quickstart')?.revision;
    writeFileSync(file, text.replaceAll(revision ?? '', '0123456789abcdef'));
    try {
      await visit();
      await sayHello(page);
      await stored('hello');
      expect((await reportOn()).setAside.unmatched).toBe(1);
      expect(site.logged.join()).toMatch(/until a manifest knows their steps/);
    } finally {
      writeFileSync(file, text);
    }
    expect((await reportOn()).setAside.unmatched).toBe(0);
  });
});

describe('a network that fails', () => {
  test('at hello, for 3 s, while the reader stays: it arrives within 10 s', async () => {
    await visit();
    await stored('step');
    const failsUntilMs = Date.now() + 3_000;
    site.setFault(() =>
      Date.now() < failsUntilMs ? new Response(null, { status: 502 }) : undefined,
    );
    await sayHello(page);
    await stored('hello');
    const hello = (await site.readEvents()).find(({ kind }) => kind === 'hello');
    const tookMs = (hello?.receivedAtMs ?? 0) - (hello?.atMs ?? 0);
    expect(tookMs).toBeGreaterThan(2_000);
    expect(tookMs).toBeLessThan(10_000);
  });

  test.each([403, 404, 422, 500])(
    'at landing, for 4 s, with %i: nothing is lost',
    async (status) => {
      const failsUntilMs = Date.now() + 4_000;
      site.setFault(() => (Date.now() < failsUntilMs ? new Response(null, { status }) : undefined));
      await visit();
      await stored('land', 'open', 'step');
      expect(await seqs()).toEqual(upTo(3));
      await sayHello(page);
      await stored('hello');
      const [run] = await site.readRuns();
      const events = await site.readEvents();
      const hello = events.find(({ kind }) => kind === 'hello');
      expect(run).toMatchObject({ outcome: 'reached', landLost: false, eventsLost: 0 });
      expect(run?.outcome === 'reached' && run.toHelloMs).toBe(
        (hello?.atMs ?? 0) - (events[0]?.landedAtMs ?? 0),
      );
      expect(run?.clock.disagreement).not.toBe('unexplained');
    },
  );

  test('with 429 and Retry-After is left alone for as long as it asks', async () => {
    const asked: number[] = [];
    site.setFault(() => {
      asked.push(Date.now());
      return asked.length > 1
        ? undefined
        : new Response(null, { status: 429, headers: { 'retry-after': '3' } });
    });
    await visit('');
    await stored('land');
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(2_900);
  });

  test('with a log-in page in its place confirms nothing', async () => {
    let isPortal = true;
    site.setFault(() =>
      isPortal ? new Response(null, { status: 302, headers: { location: site.url } }) : undefined,
    );
    await visit();
    await expect.poll(unsent).toBe(3);
    isPortal = false;
    await stored('land', 'open', 'step');
    await expect.poll(unsent).toBe(0);
  });

  test('for an hour offline, with 40 long notes, keeps them all', async () => {
    await visit();
    await stored('step');
    await expect.poll(unsent).toBe(0);
    await context.setOffline(true);
    for (const index of upTo(40)) await sayStuck(page, 0, `${index} ${'ü'.repeat(1_900)}`);
    await context.setOffline(false);
    await site.until((events) => events.filter(({ kind }) => kind === 'confused').length === 40);
    const events = await site.readEvents();
    expect(events.map(({ seq }) => seq)).toEqual(upTo(events.length));
    expect(
      events.filter(({ note }) => note?.length === 1_902 || note?.length === 1_903),
    ).toHaveLength(40);
  });

  test('that takes 5 s for the landing page’s beacons leaves the run trusted', async () => {
    site.setFault(async (batch) => {
      if (batch.events.some((event) => event.page === '/')) await delayed(5_000);
      return undefined;
    });
    await visit('');
    await page.getByRole('link', { name: 'Quickstart' }).click();
    await sayHello(page);
    await stored('hello', 'land');
    const [run] = await site.readRuns();
    expect(run?.clock.disagreement).not.toBe('unexplained');
    expect((await reportOn()).setAside.untrusted).toBe(0);
  });

  test('that swallows all but the hello loses no time', async () => {
    // What answers 204 in the collector's place is believed.
    site.setFault(({ events }) =>
      events.some(({ kind }) => kind === 'hello') ? undefined : new Response(null, { status: 204 }),
    );
    await visit('');
    await page.waitForFunction(() => performance.now() > 2_500);
    await page.getByRole('link', { name: 'Quickstart' }).click();
    await sayHello(page);
    await site.until((events) => events.some(({ kind }) => kind === 'hello'), { mayLack: true });
    const [run] = await site.readRuns();
    expect(run).toMatchObject({ outcome: 'reached', landLost: true });
    expect(run?.outcome === 'reached' && run.toHelloMs).toBeGreaterThan(2_500);
  });
});

describe('a reader', () => {
  test('who left the tab for 14 h gave up, and what follows is a new run', async () => {
    await page.clock.install();
    await visit();
    await page.clock.runFor(3_000);
    await stored('step');
    await expect.poll(unsent).toBe(0);
    site.pass(14 * hourMs);
    await page.clock.fastForward(14 * hourMs);
    await sayHello(page);
    await stored('hello');
    const runs = await site.readRuns();
    expect(runs.map(({ outcome }) => outcome).sort()).toEqual(['gave-up', 'reached']);
    const reached = runs.find(({ outcome }) => outcome === 'reached');
    expect(reached?.outcome === 'reached' && reached.toHelloMs).toBeLessThan(60_000);
    expect(new Set(runs.map(({ run }) => run)).size).toBe(2);
    const second = (await site.readEvents()).filter(({ run }) => run === reached?.run);
    expect(second.map(({ kind }) => kind).slice(0, 2)).toEqual(['land', 'open']);
  });

  test('who closes a tab that was left for 14 h has not come back', async () => {
    await page.clock.install();
    await visit();
    await page.clock.runFor(3_000);
    await stored('step');
    await expect.poll(unsent).toBe(0);
    await page.clock.fastForward(14 * hourMs);
    await visit('slip/');
    await site.until((events) => new Set(events.map(({ run }) => run)).size === 2);
    const [first] = await site.readRuns();
    expect(first?.steps).toHaveLength(1);
    expect((await site.readEvents()).filter(({ kind }) => kind === 'leave')).toEqual([]);
  });

  test('who says hello at once is set aside', async () => {
    await visit();
    await sayHello(page);
    await stored('hello');
    expect(await reportOn()).toMatchObject({
      ...{ runs: 0, setAside: { implausible: 1 }, withSetAside: { reached: 1 } },
    });
  });

  test('who erases the run while batches are under way is gone, and stays gone', async () => {
    let arrived = 0;
    site.setFault(async () => {
      await delayed(1_500);
      arrived += 1;
      return undefined;
    });
    await visit();
    await sayStuck(page, 0);
    await button('erase').click();
    await expect.poll(() => arrived, { timeout: 60_000 }).toBeGreaterThan(1);
    await visit('');
    await visit();
    expect(await site.readEvents()).toEqual([]);
    expect(await site.readRuns()).toEqual([]);
    expect(await page.evaluate(() => window.meantime?.run?.())).toBeUndefined();
  });

  test.each([
    ['that ends there', 0],
    ['of a page that goes on with other things', 700],
  ])('of four steps on one screen %s has read four', async (_, restPixels) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await context.addInitScript((height) => {
      document.addEventListener('DOMContentLoaded', () => {
        const rest = document.createElement('footer');
        rest.style.height = `${height}px`;
        document.body.append(rest);
      });
    }, restPixels);
    await visit('short/');
    await site.until((events) => events.filter(({ kind }) => kind === 'step').length === 4);
    const [run] = await site.readRuns();
    expect(run?.steps.map(({ step }) => step)).toEqual(['one', 'two', 'three', 'four']);
    const times = run?.steps.map(({ reachedMs }) => reachedMs) ?? [];
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });

  test('of a second quickstart in the same tab is measured and asked', async () => {
    await visit();
    await sayHello(page);
    await stored('hello');
    await visit('short/');
    await sayHello(page);
    await site.until((events) => events.filter(({ kind }) => kind === 'hello').length === 2);
    const runs = await site.readRuns();
    expect(runs.map(({ quickstart, outcome }) => [quickstart, outcome])).toEqual([
      ['quickstart', 'reached'],
      ['short', 'reached'],
    ]);
    expect(new Set(runs.map(({ run }) => run)).size).toBe(1);
  });

  test('whose terminal says hello by the line on the page is counted, once', async () => {
    await visit();
    await stored('open');
    await page.locator('meantime-hello .terminal').locator('summary').click();
    // The code is made of the run, which takes a moment.
    const shown = page.locator('meantime-hello .terminal code').filter({ hasText: /^curl/ });
    await shown.waitFor();
    const line = await shown.textContent();
    const [, body = '', url = ''] = /^curl -d (\S+) (\S+)$/.exec(line ?? '') ?? [];
    const say = async () => (await fetch(url, { method: 'POST', body })).status;
    expect([await say(), await say()]).toEqual([204, 404]);
    const [run] = await site.readRuns();
    expect(run).toMatchObject({ outcome: 'reached', evidence: 'pinged' });
  });
});
