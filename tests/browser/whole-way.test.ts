import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqliteStore } from '../../src/collector/sqlite/sqlite-store.ts';
import { runsPath } from '../../src/protocol/beacon.ts';
import { manifestPath } from '../../src/protocol/manifest.ts';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import type { Report } from '../../src/reports/report.ts';
import { reduceRuns } from '../harness/reduce-runs.ts';
import type { Run } from '../../src/reports/runs/run.ts';
import { launchBrowser } from '../harness/browser.ts';
import { during, type Span } from '../harness/during.ts';
import { spawnCli, startCli } from '../harness/spawn-cli.ts';
import { temporaryFolder } from '../harness/temporary.ts';
import { sayHello } from './timing-reader.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const quickstartId = 'examples/hono';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser({ asPerson: true });
});
afterAll(() => browser.close());

/** `meantime serve` over this project's own site, as a person would start it. */
async function serve(database: string) {
  const child = startCli(['serve', '--port', '0', '--database', database], { cwd: root });
  const lines = createInterface(child.stdout);
  const [line] = (await once(lines, 'line')) as [string];
  const url = /https?:\S+/.exec(line)?.[0];
  if (url === undefined) throw new Error(`No address in: ${line}`);
  const kill = async () => {
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  };
  return { url, kill };
}

async function report(database: string): Promise<Report> {
  const { stdout } = await spawnCli(['report', '--json', '--database', database], { cwd: root });
  return JSON.parse(stdout) as Report; // its own format
}

/** The report without the time at which it was made. */
function numbers({ quickstarts, notInManifest }: Report) {
  return { quickstarts, notInManifest };
}

async function readRuns(database: string): Promise<Run[]> {
  const store = sqliteStore({ path: database });
  const nowMs = Date.now();
  const window = { fromMs: nowMs - 3_600_000, toMs: nowMs + 3_600_000 };
  const events = await store.readEvents(siteManifest().site, window);
  await store.close();
  return reduceRuns(events, nowMs);
}

function siteManifest() {
  return parseManifest(readFileSync(join(root, 'dist', manifestPath), 'utf8'));
}

function stepIds(): string[] {
  const quickstart = siteManifest().quickstarts.find(({ id }) => id === quickstartId);
  return quickstart?.variants[0].steps.map(({ id }) => id) ?? [];
}

/** Waits until an event that `text` is part of is answered with 204. */
function whenKept(page: Page, text: string) {
  return page.waitForResponse((response) => {
    const isBeacon = response.url().endsWith(runsPath) && response.status() === 204;
    return isBeacon && response.request().postData()?.includes(text) === true;
  });
}

/** A person's way from the home page to hello world; the times are the test's own. */
async function walkAsPerson(page: Page, url: string) {
  const posts: Pick<RequestInit, 'method' | 'headers' | 'body'>[] = [];
  page.on('response', (response) => {
    if (!response.url().endsWith(runsPath) || response.status() !== 204) return;
    const request = response.request();
    const { 'user-agent': userAgent = '', 'content-type': type = '' } = request.headers();
    const headers = { 'user-agent': userAgent, 'content-type': type };
    posts.push({ method: 'POST', headers, body: request.postData() });
  });
  /** Does something of which the collector is told. */
  const kept = (text: string, action: () => Promise<unknown>): Promise<Span> =>
    during(() => Promise.all([whenKept(page, text), action()]));

  const landing = await kept('"land"', () => page.goto(url));
  const opening = await during(() => page.getByRole('link', { name: 'See a timed page' }).click());
  const reached: Record<string, Span> = {};
  for (const id of stepIds()) {
    const { toMs } = await kept(`"step":"${id}"`, () =>
      page.locator(`#${id}`).evaluate((heading) => {
        heading.scrollIntoView();
      }),
    );
    // A step may be in view as soon as the page is open.
    reached[id] = { fromMs: opening.fromMs, toMs };
  }
  await kept('"copy"', () => page.locator('[data-meantime-copy]').first().click());
  const hello = await kept('"hello"', () => sayHello(page));
  return { posts, landing, reached, hello };
}

/** A time that went by from some moment of the one to some moment of the other. */
function expectBetween(passedMs: number | undefined, from: Span, to: Span): void {
  expect(passedMs).toBeGreaterThanOrEqual(to.fromMs - from.toMs);
  expect(passedMs).toBeLessThanOrEqual(to.toMs - from.fromMs);
}

test('a run is in the report once, come what may; one sooner than people are, set aside', async () => {
  const database = join(temporaryFolder(), 'runs.db');
  const first = await serve(database);
  const page = await browser.newPage();
  const walk = await walkAsPerson(page, first.url);
  await first.kill();
  await page.close();

  // What was answered with 204 has outlived the kill.
  const runs = await readRuns(database);
  expect(runs).toMatchObject([
    { quickstart: quickstartId, outcome: 'reached', evidence: 'claimed', lab: false, bot: false },
  ]);
  const [run] = runs;
  if (run?.outcome !== 'reached') throw new Error('The run did not reach hello world.');
  expectBetween(run.toHelloMs, walk.landing, walk.hello);
  for (const [id, span] of Object.entries(walk.reached)) {
    const step = run.steps.find((visit) => visit.step === id);
    expectBetween(step?.reachedMs, walk.landing, span);
  }
  expect(run.steps.map(({ step }) => step)).toEqual(stepIds());

  const before = numbers(await report(database));
  const quickstart = before.quickstarts.find(({ id }) => id === quickstartId);
  expect(quickstart).toMatchObject({ runs: 0, reached: 0, setAside: { implausible: 1 } });
  expect(quickstart?.withSetAside).toMatchObject({ runs: 1, reached: 1 });

  // The same batches again, ten times, change no number.
  const second = await serve(database);
  for (const post of Array.from({ length: 10 }, () => walk.posts).flat()) {
    const answer = await fetch(second.url + runsPath, post);
    expect(answer.status).toBe(204);
  }
  await second.kill();
  expect(numbers(await report(database))).toEqual(before);
  expect(await readRuns(database)).toHaveLength(1);
});

test('scripted newcomers are set aside', async () => {
  const database = join(temporaryFolder(), 'runs.db');
  const server = await serve(database);
  const scripted = await launchBrowser();
  const page = await scripted.newPage();
  const landed = whenKept(page, '"open"');
  await page.goto(`${server.url}${quickstartId}/`);
  await landed;
  await scripted.close();
  await server.kill();
  const { quickstarts } = await report(database);
  expect(quickstarts.find(({ id }) => id === quickstartId)).toMatchObject({
    runs: 0,
    setAside: { lab: 1 },
  });
});
