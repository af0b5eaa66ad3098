import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BeaconEvent } from '../../src/protocol/beacon.ts';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import '../../integrations/timing/client/reader-controls.ts';
import { launchBrowser } from '../harness/browser.ts';
import { recordBeacons, type BeaconRecord } from '../harness/record-beacons.ts';
import { buildTimingSite, type BuiltSite } from './timing-site.ts';

const base = '/docs/';
const quickstarts = { '/quickstart/': { goal: 'Hello, world!', budget: '5m' } };

let browser: Browser;
let site: BuiltSite;
let beacons: BeaconRecord;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([
    buildTimingSite({
      fixture: 'timing-site',
      timing: { siteId: 'fixture', quickstarts },
      base,
    }),
    launchBrowser({ asPerson: true }),
  ]);
});
afterAll(async () => {
  await browser.close();
  site.remove();
});
beforeEach(async () => {
  beacons = await recordBeacons({ dist: site.dist, base });
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
});
afterEach(async () => {
  await context.close();
  await beacons.close();
});

const kinds = () => beacons.events().map(({ kind, step }) => (step ? `${kind} ${step}` : kind));
const has = (kind: BeaconEvent['kind']) => beacons.events().some((event) => event.kind === kind);
const visit = (path = 'quickstart/') => page.goto(beacons.url + path);
const block = (name: string) => page.getByRole('figure').filter({ hasText: name });

/** Scrolls a heading to the top of the window and waits until the step is received. */
async function readStep(id: string): Promise<void> {
  await page.locator(`#${id}`).evaluate((heading) => {
    heading.scrollIntoView();
  });
  await beacons.until(() =>
    beacons.events().some(({ kind, step }) => kind === 'step' && step === id),
  );
}

describe('a reader on the way to hello world', () => {
  test('is seen at every step, with the times of the test clock', async () => {
    const landedAtMs = Date.now();
    await visit('');
    await page.getByRole('link', { name: 'Quickstart' }).click();
    const openedAtMs = Date.now();
    await beacons.until(() => has('step'));
    const copiedAtMs = Date.now();
    await block('npm install hello').getByRole('button', { name: 'Copy' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('npm install hello');
    const writtenAtMs = Date.now();
    await readStep('write-the-program');
    const ranAtMs = Date.now();
    await page.getByRole('button', { name: 'I get it' }).click();
    await beacons.until(() => has('hello'));

    expect(kinds()).toEqual([
      ...['land', 'leave', 'open', 'step install', 'copy install', 'step write-the-program'],
      ...['step run-it', 'got-it run-it', 'hello run-it'],
    ]);
    const events = beacons.events();
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
    expect(new Set(beacons.posts.map(({ batch }) => batch.run)).size).toBe(1);
    const at = [landedAtMs, openedAtMs, openedAtMs, openedAtMs, copiedAtMs, writtenAtMs];
    for (const [index, expectedMs] of [...at, ranAtMs, ranAtMs, ranAtMs].entries()) {
      expect(Math.abs((events[index]?.atMs ?? 0) - expectedMs), events[index]?.kind).toBeLessThan(
        1_000,
      );
    }
    expect(events[0]).toMatchObject({ page: '/docs/' });
    expect(events[0]).not.toHaveProperty('quickstart');
    expect(events[4]).toMatchObject({
      page: '/docs/quickstart/',
      quickstart: 'quickstart',
      block: 0,
    });
    expect(events.at(-1)).toMatchObject({ evidence: 'claimed' });
    expect(beacons.posts[0]?.batch).toMatchObject({ v: 1, site: 'fixture' });
    expect(beacons.posts[0]?.batch).not.toHaveProperty('lab');
    expect(beacons.posts[0]?.headers['content-type']).toBe('text/plain;charset=UTF-8');
    expect(beacons.posts[0]?.headers).not.toHaveProperty('cookie');
  });

  test('has the revision that the manifest has', async () => {
    await visit();
    await beacons.until(() => has('open'));
    const text = readFileSync(new URL('_meantime/manifest.json', site.dist), 'utf8');
    const revision = parseManifest(text).quickstarts[0]?.revision;
    expect(beacons.events().map((event) => event.revision)).toEqual([revision, revision]);
  });

  test('is told the time and the promise', async () => {
    await visit();
    await page.getByRole('button', { name: 'I get it' }).click();
    const status = page.getByRole('status');
    await expect
      .poll(() => status.textContent())
      .toMatch(/^Well done: hello world after \d\.\d s\. This page promises 5 min 00 s\.$/);
    expect(await status.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await page.getByRole('button', { name: 'I get it' }).count()).toBe(0);
  });

  test('can say what confuses them, and get there later', async () => {
    await visit();
    await page.getByText('Add a note').click();
    await page.getByLabel('What helped').fill('  Which port?\n');
    await page.getByRole('button', { name: 'I’m confused' }).click();
    await page.getByRole('button', { name: 'I get it' }).click();
    await beacons.until(() => has('hello'));
    expect(beacons.events().filter(({ kind }) => kind === 'confused')).toMatchObject([
      { step: 'run-it', note: 'Which port?' },
    ]);
    expect(beacons.events().find(({ kind }) => kind === 'got-it')).not.toHaveProperty('note');
  });

  test('can answer by keyboard alone', async () => {
    await visit();
    await page.getByRole('button', { name: 'I get it' }).focus();
    await page.keyboard.press('Enter');
    await beacons.until(() => has('hello'));
    expect(kinds()).toContain('step run-it');
  });

  test('copies by hand', async () => {
    await visit();
    await page.locator('pre', { hasText: 'node hello.mjs' }).locator('code').selectText();
    await page.keyboard.press('Control+c');
    await beacons.until(() => has('copy'));
    const copy = beacons.events().find(({ kind }) => kind === 'copy');
    expect(copy).toMatchObject({ step: 'run-it', block: 2 });
    expect(kinds().slice(-2)).toEqual(['step run-it', 'copy run-it']);
  });

  test('reaches no step that is only scrolled past', async () => {
    await visit();
    await beacons.until(() => has('step'));
    await page.locator('#write-the-program').evaluate((heading) => {
      heading.scrollIntoView();
    });
    await readStep('run-it');
    expect(kinds()).toEqual(['land', 'open', 'step install', 'step run-it']);
  });

  test('goes on with the run after a reload, and reaches each step once', async () => {
    await visit();
    await beacons.until(() => has('step'));
    await page.reload();
    await readStep('run-it');
    expect(kinds()).toEqual([
      'land',
      'open',
      'step install',
      'leave install',
      'open',
      'step run-it',
    ]);
    expect(new Set(beacons.events().map(({ doc }) => doc)).size).toBe(2);
    expect(beacons.events().map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('is in no run after hello world, until they have been silent', async () => {
    await visit();
    await page.getByRole('button', { name: 'I get it' }).click();
    await beacons.until(() => has('hello'));
    const count = beacons.events().length;
    await visit('');
    await visit();
    expect(await page.getByRole('button', { name: 'I get it' }).count()).toBe(0);
    expect(beacons.events()).toHaveLength(count);
    await page.evaluate(() => {
      const stored = JSON.parse(sessionStorage.getItem('meantime:fixture') ?? '{}') as object;
      const lastAtMs = Date.now() - 4 * 3_600_000 - 1_000;
      sessionStorage.setItem('meantime:fixture', JSON.stringify({ ...stored, lastAtMs }));
    });
    await page.reload();
    await beacons.until(() => beacons.events().length >= count + 2);
    expect(kinds().slice(count)).toEqual(['land', 'open']);
  });
});

describe('the reader’s presence', () => {
  test('at work in another window is away, then back', async () => {
    await visit();
    await beacons.until(() => has('step'));
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    const other = await context.newPage();
    await other.bringToFront();
    await beacons.until(() => has('away'));
    await page.bringToFront();
    await beacons.until(() => has('back'));
    expect(kinds().slice(3)).toEqual(['away install', 'back install']);
  });

  test('ends with the tab', async () => {
    await visit();
    await beacons.until(() => has('step'));
    await page.close({ runBeforeUnload: true });
    await beacons.until(() => has('leave'));
    expect(kinds().at(-1)).toBe('leave install');
  });
});

describe('an unreliable network', () => {
  const seqs = () => beacons.events().map(({ seq }) => seq);

  test('offline, everything waits; online, everything arrives', async () => {
    await visit();
    await beacons.until(() => has('step'));
    await context.setOffline(true);
    await block('npm install hello').getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'I’m confused' }).click();
    expect(await unsent()).toBe(3);
    await context.setOffline(false);
    await beacons.until(() => has('confused'));
    expect(seqs()).toEqual([0, 1, 2, 3, 4, 5]);
    await expect.poll(unsent).toBe(0);
  });

  test('what a server could not keep is sent again under the same seq', async () => {
    beacons.answerWith(503);
    await visit();
    await beacons.until(() => beacons.posts.some(({ batch }) => batch.events.length > 1));
    expect(beacons.events()).toEqual([]);
    beacons.answerWith(204);
    await block('npm install hello').getByRole('button', { name: 'Copy' }).click();
    await beacons.until(() => has('copy'));
    expect(seqs()).toEqual([0, 1, 2, 3]);
    expect(beacons.posts[0]).toMatchObject({ status: 503, batch: { events: [{ seq: 0 }] } });
  });

  test('what waits is sent by the next page', async () => {
    beacons.answerWith(503);
    await visit();
    await beacons.until(() => beacons.posts.length > 0);
    beacons.answerWith(204);
    await visit('');
    await beacons.until(() => has('leave'));
    expect(seqs()).toEqual(seqs().map((_, index) => index));
  });

  test('what is refused is dropped, one by one', async () => {
    beacons.answerWith(400);
    await visit();
    await beacons.until(() => beacons.posts.length > 1);
    await expect.poll(unsent).toBe(0);
    beacons.answerWith(204);
    await readStep('run-it');
    expect(beacons.events().every(({ seq }) => seq >= 2)).toBe(true);
  });

  const unsent = () => page.evaluate(() => window.meantime?.run?.()?.unsent);
});

describe('what is recorded is the reader’s', () => {
  test.each([
    ['Global Privacy Control', 'globalPrivacyControl', true],
    ['Do Not Track', 'doNotTrack', '1'],
  ])('nothing with %s', async (_name, property, value) => {
    await context.addInitScript(
      ([key, set]) => {
        Object.defineProperty(navigator, key as string, { value: set });
      },
      [property, value],
    );
    await visit();
    await expect.poll(() => page.evaluate(() => typeof window.meantime?.run)).toBe('function');
    expect(await page.evaluate(() => window.meantime?.run?.())).toBeUndefined();
    await visit('');
    expect(beacons.posts).toEqual([]);
    expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
    expect(await page.getByRole('button', { name: 'I get it' }).count()).toBe(0);
  });

  test('it can be seen and erased', async () => {
    await visit();
    await beacons.until(() => has('step'));
    const seen = await page.evaluate(() => window.meantime?.run?.());
    expect(seen).toMatchObject({ run: beacons.posts[0]?.batch.run, events: 3, unsent: 0 });
    await page.getByRole('button', { name: 'Erase it' }).click();
    // To press the button is to act in the last step; that was before.
    await beacons.until(() => kinds().includes('step run-it'));
    const count = beacons.events().length;
    expect(await page.evaluate(() => window.meantime?.run?.())).toBeUndefined();
    await visit('');
    await visit();
    expect(beacons.events()).toHaveLength(count);
    expect(await page.evaluate(() => Object.values(sessionStorage).join())).not.toContain(
      seen?.run,
    );
  });

  test('a scripted newcomer says so', async () => {
    await context.addInitScript(() => {
      window.meantime = { lab: true };
    });
    await visit();
    await beacons.until(() => has('open'));
    expect(beacons.posts.every(({ batch }) => batch.lab === true)).toBe(true);
  });

  test('the question is drawn under a policy without inline styles', async () => {
    beacons.headers['content-security-policy'] = "script-src 'self'; style-src 'self'";
    await visit();
    const button = page.getByRole('button', { name: 'I get it' });
    await expect
      .poll(() => button.evaluate((element) => getComputedStyle(element).backgroundColor))
      .toBe('rgb(37, 99, 235)');
  });
});

describe('a tab with a copy of another’s storage', () => {
  test('begins a run of its own, and no seq is given twice', async () => {
    await visit();
    await beacons.until(() => has('step'));
    const [copy] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(() => {
        open(location.href);
      }),
    ]);
    await beacons.until(() => new Set(beacons.posts.map(({ batch }) => batch.run)).size === 2);
    await beacons.until(() => beacons.events().filter(({ kind }) => kind === 'step').length >= 2);
    expect(await copy.evaluate(() => window.meantime?.run?.()?.run)).not.toBe(
      await page.evaluate(() => window.meantime?.run?.()?.run),
    );
    const sent = beacons.posts.flatMap(({ batch }) =>
      batch.events.map(({ seq, doc }) => ({ id: `${batch.run} ${seq}`, doc })),
    );
    const docs = Map.groupBy(sent, ({ id }) => id);
    for (const [id, same] of docs) expect(new Set(same.map(({ doc }) => doc)).size, id).toBe(1);
  });
});
