import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { recordBeacons, type BeaconRecord } from '../harness/record-beacons.ts';
import { buildTimingSite, type BuiltSite } from './timing-site.ts';

let browser: Browser;
let site: BuiltSite;
let beacons: BeaconRecord;

beforeAll(async () => {
  browser = await launchBrowser({ asPerson: true });
  const quickstarts = { '/quickstart/': { goal: 'Hello, world!' } };
  const timing = { siteId: 'fixture', quickstarts, publicTimes: true };
  site = await buildTimingSite({ fixture: 'timing-site', timing });
  beacons = await recordBeacons({ dist: site.dist, base: '/' });
});
afterAll(async () => {
  await browser.close();
  await beacons.close();
  site.remove();
});

/** Has the collector publish this, or nothing. */
function publish(text: string | undefined): void {
  const file = new URL('_meantime/public.json', site.dist);
  mkdirSync(new URL('.', file), { recursive: true });
  if (text === undefined) rmSync(file, { force: true });
  else writeFileSync(file, text);
}

function times(...toHelloMs: unknown[]): string {
  const names = ['install', 'write-the-program', 'run-it'];
  const steps = toHelloMs.map((ms, index) => ({ id: names[index], toHelloMs: ms }));
  return JSON.stringify({ v: 1, quickstarts: [{ id: 'quickstart', steps }] });
}

async function railOf(text: string | undefined): Promise<{ progress: string; source: string }> {
  publish(text);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  const asked = page.waitForResponse(/public\.json/);
  await page.goto(`${beacons.url}quickstart/`);
  await (await asked).finished();
  const rail = page.locator('meantime-rail');
  await rail.waitFor();
  const read = async () => ({
    progress: (await rail.locator('summary .full').textContent()) ?? '',
    source: (await rail.locator('small').textContent()) ?? '',
  });
  // What was answered is shown in the same task or the next.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  const said = await read();
  expect(complaints).toEqual([]);
  await page.close();
  return said;
}

test('the rail says how long readers take where the team publishes it', async () => {
  expect(await railOf(times(1_260_000, 900_000, 60_000))).toEqual({
    progress: 'Step 1 of 3 · about 21 minutes left',
    source: 'The time is the median of readers who got there.',
  });
});

test.each([
  ['nobody publishes it', undefined],
  ['too few readers tell of it', times(null, null, null)],
  ['it is of other quickstarts', times(1_260_000, 900_000).replace('"quickstart"', '"other"')],
  ['it is no JSON', '<!doctype html>'],
  ['it is something else', '[]'],
  ['it holds no times', times('soon', -5, 1e12)],
])('and how long by the model where %s', async (_, text) => {
  const { progress, source } = await railOf(text);
  expect(progress).toMatch(/^Step 1 of 3 · about [12] minutes? left$/);
  expect(source).toBe('The time is modelled for a newcomer, not measured.');
});
