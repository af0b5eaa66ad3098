import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startServer } from '../../src/collector/serve.ts';
import { reportPages } from '../../src/reports/report-pages.ts';
import { launchBrowser } from '../harness/browser.ts';
import { testManifest } from '../harness/start-collector.ts';
import { noonMs } from '../unit/reports/run-events.ts';
import { simulateReaders } from '../unit/reports/simulate-readers.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const manifest = testManifest([
  'install',
  'write-the-server-in-a-file-with-a-rather-long-name-that-has-to-wrap',
  'run-it',
]);

async function openPage(readers: number, width: number, colorScheme: 'light' | 'dark') {
  const events = simulateReaders({ manifest, readers, seed: 7, nowMs: noonMs });
  const pages = reportPages({
    readManifest: () => manifest,
    readEvents: () => Promise.resolve(events),
    now: () => noonMs,
  });
  const server = await startServer({
    fetch: async (request) => (await pages(request)) ?? new Response(null, { status: 404 }),
    host: '127.0.0.1',
    port: 0,
  });
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  onTestFinished(async () => {
    await context.close();
    await server.close();
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(`${server.url}/_meantime/`);
  return { page, complaints };
}

describe.each([
  [360, 'light'],
  [360, 'dark'],
  [1440, 'light'],
  [1440, 'dark'],
] as const)('the report page at %i px, %s', (width, scheme) => {
  it.each([
    ['with runs', 200],
    ['with a few', 7],
    ['without', 0],
  ])('%s fits and breaks no rule of its policy', async (_, readers) => {
    const { page, complaints } = await openPage(readers, width, scheme);
    const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth).toBe(width);
    expect(complaints).toEqual([]);
    expect(await page.locator('h1').evaluate((h1) => getComputedStyle(h1).fontWeight)).toBe('700');
    expect(await page.locator('svg.chart:visible').count()).toBe(readers > 100 ? 1 : 0);
  });
});

describe('the report page', () => {
  it.each(['light', 'dark'] as const)('can be read by everyone, %s', async (scheme) => {
    const { page } = await openPage(200, 360, scheme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('changes its window without a script', async () => {
    const { page } = await openPage(60, 1440, 'light');
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
});
