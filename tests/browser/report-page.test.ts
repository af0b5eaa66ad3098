import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../src/collector/serve.ts';
import type { ReceivedEvent } from '../../src/protocol/received-event.ts';
import { eventsReporter } from '../harness/events-reporter.ts';
import { reportPages } from '../../src/reports/report-pages.ts';
import { launchBrowser } from '../harness/browser.ts';
import { expectAccessible } from '../harness/expect-accessible.ts';
import { testManifest } from '../harness/start-collector.ts';
import { noonMs } from '../unit/reports/run-events.ts';
import { simulateReaders } from '../harness/simulate-readers.ts';

let browser: Browser;
let server: RunningServer;

const manifest = (readers: number) => ({
  ...testManifest([
    'install',
    'write-the-server-in-a-file-with-a-rather-long-name-that-has-to-wrap',
    'run-it',
  ]),
  base: `/of-${readers}/`,
});

const crowds = [
  ['with a bad step', 300],
  ['with runs', 200],
  ['with a few', 7],
  ['without', 0],
] as const;

/** Every other reader who comes to the last step is not seen again. */
function isBeforeTheBadStep(events: readonly ReceivedEvent[]) {
  const ends = new Map<string, number>();
  for (const { run, seq, step } of events) {
    const isUnlucky = Number.parseInt(run.slice(0, 2), 16) % 2 === 0;
    if (isUnlucky && step === 'run-it') ends.set(run, Math.min(seq, ends.get(run) ?? Infinity));
  }
  return ({ run, seq }: ReceivedEvent): boolean => seq <= (ends.get(run) ?? Infinity);
}

const reports = crowds.map(([, readers]) => {
  const simulated = simulateReaders({
    ...{ manifest: manifest(readers), readers, seed: 7, nowMs: noonMs },
  });
  const events = readers === 300 ? simulated.filter(isBeforeTheBadStep(simulated)) : simulated;
  return reportPages({
    readManifest: () => manifest(readers),
    reporter: eventsReporter(events),
    now: () => noonMs,
  });
});

beforeAll(async () => {
  const fetch = async (request: Request): Promise<Response> => {
    for (const answer of reports) {
      const response = await answer(request);
      if (response) return response;
    }
    return new Response(null, { status: 404 });
  };
  [browser, server] = await Promise.all([
    launchBrowser(),
    startServer({ fetch, host: '127.0.0.1', port: 0 }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

describe.each(crowds)('the report page %s', (_, readers) => {
  const complaints: string[] = [];
  let page: Page;

  // It has no script, so that one page can be looked at in every width and scheme.
  beforeAll(async () => {
    page = await browser.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${server.url}/of-${readers}/_meantime/?by=variant`);
  });
  afterAll(() => page.close());

  describe.each([360, 1440])('at %i px', (width) => {
    it.each(['light', 'dark'] as const)(
      '%s fits, can be read and breaks no rule',
      async (colorScheme) => {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(scrollWidth).toBe(width);
        const weight = (h1: Element) => getComputedStyle(h1).fontWeight;
        expect(await page.locator('h1').evaluate(weight)).toBe('700');
        expect(await page.locator('svg.chart:visible').count()).toBe(readers > 100 ? 4 : 0);
        expect(complaints).toEqual([]);
      },
    );
  });

  it.each(['light', 'dark'] as const)('can be read by everyone, %s', async (colorScheme) => {
    await page.setViewportSize({ width: 360, height: 900 });
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  });
});

it('the first screen says which step to mend, with its page, file and what it costs', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${server.url}/of-300/_meantime/`);
  const mend = page.locator('.costliest');
  expect(await mend.locator('h3').textContent()).toMatch(/Mend this first\s+Run it/);
  expect(await mend.getByRole('link').getAttribute('href')).toBe('/of-300/quickstart/#run-it');
  expect(await mend.textContent()).toMatch(/content\/quickstart\.mdx/);
  const { y = 0, height = 900 } = (await mend.boundingBox()) ?? {};
  expect(y + height).toBeLessThan(900);
  await page.close();
});

it('the report page changes its window without a script', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/of-7/_meantime/`);
  await page.getByRole('link', { name: '7 days' }).click();
  await page.waitForURL(/since=7d/);
  const chosen = page.locator('[aria-current=page]');
  expect(await chosen.textContent()).toBe('7 days');
  await page.getByRole('link', { name: 'The same as JSON' }).click();
  await page.waitForURL(/report\.json\?since=7d/);
  const report = JSON.parse((await page.textContent('pre')) ?? '') as {
    window: { fromMs: number };
  };
  expect(report.window.fromMs).toBe(noonMs - 7 * 86_400_000);
});
