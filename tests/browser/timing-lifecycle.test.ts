import { chromium } from 'playwright';
import { describe, expect, test } from 'vitest';
import { testLaunchOptions } from '../harness/browser.ts';
import { expectAccessible } from '../harness/expect-accessible.ts';
import { useReader } from './timing-reader.ts';

const reader = useReader();

describe('the life of a document', () => {
  test('coming back from the back/forward cache goes on with the run, without a landing', async () => {
    const { args = [], ...options } = testLaunchOptions({ hasWindows: true });
    const browser = await chromium.launch({
      ...options,
      args: [...args, '--disable-blink-features=AutomationControlled'],
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    try {
      const page = await browser.newPage();
      await page.goto(`${reader.beacons.url}quickstart/`);
      await reader.received('step install');
      await page.goto(reader.beacons.url);
      // A page from the cache fires no load.
      await page.goBack({ waitUntil: 'commit' });
      await reader.received('back');
      expect(reader.kinds()).toEqual([
        ...['land', 'open', 'step install', 'leave install', 'leave', 'back install'],
      ]);
      expect(reader.seqs()).toEqual([0, 1, 2, 3, 4, 5]);
      expect(reader.runs()).toHaveLength(1);
    } finally {
      await browser.close();
    }
  });

  test('a page that is rendered before it is wanted lands when it is activated', async () => {
    // Scripted browsers render no page in advance, so the property says what theirs would.
    await reader.context.addInitScript(() => {
      let isPrerendering = true;
      Object.defineProperty(document, 'prerendering', { get: () => isPrerendering });
      addEventListener('activate', () => {
        isPrerendering = false;
        document.dispatchEvent(new Event('prerenderingchange'));
      });
    });
    await reader.visit();
    expect(await reader.page.evaluate(() => sessionStorage.length)).toBe(0);
    expect(reader.beacons.posts).toEqual([]);
    const activatedAtMs = Date.now();
    await reader.page.evaluate(() => dispatchEvent(new Event('activate')));
    await reader.received('open');
    expect(reader.kinds()).toEqual(['land', 'open']);
    expect(reader.beacons.events()[0]?.atMs).toBeGreaterThanOrEqual(activatedAtMs);
  });
});

describe('while what asks the reader is on its way', () => {
  const rest = /\/(?:show-interface|deliver)\./;
  /** What was received but for a step that a slow machine leaves in view for long enough. */
  const without = (step: string) => reader.kinds().filter((kind) => kind !== step);

  test('they are followed, and sent once it is there is what failed before', async () => {
    const releases: (() => void)[] = [];
    await reader.page.route(rest, async (route) => {
      await new Promise<void>((resolve) => releases.push(resolve));
      await route.continue();
    });
    reader.beacons.answerWith(503);
    await reader.page.goto(`${reader.beacons.url}quickstart/`, { waitUntil: 'commit' });
    await reader.beacons.until(() =>
      reader.beacons.posts.some(({ batch }) => batch.events.some(({ kind }) => kind === 'step')),
    );
    reader.beacons.answerWith(204);
    for (const release of releases) release();
    await reader.received('step');
    expect(reader.kinds()).toEqual(['land', 'open', 'step install']);
  });

  test('a reader who leaves has landed', async () => {
    await reader.page.route(rest, () => undefined);
    await reader.page.goto(`${reader.beacons.url}quickstart/`, { waitUntil: 'commit' });
    await reader.received('open');
    await reader.page.close({ runBeforeUnload: true });
    await reader.received('leave');
    expect(without('step install')).toEqual(['land', 'open', 'leave']);
    expect(reader.seqs()).toEqual(reader.kinds().map((_, index) => index));
  });

  test('and never arrives, they are followed all the same, and nothing is thrown', async () => {
    const thrown: string[] = [];
    reader.page.on('pageerror', ({ message }) => thrown.push(message));
    await reader.page.route(rest, (route) => route.abort());
    await reader.visit();
    await reader.readStep('run-it');
    expect(without('step install')).toEqual(['land', 'open', 'step run-it']);
    expect(await reader.button('got-it').count()).toBe(0);
    expect(thrown).toEqual([]);
  });
});

describe('the question', () => {
  test.each(['light', 'dark'] as const)('is accessible in %s colours', async (colorScheme) => {
    await reader.page.emulateMedia({ colorScheme });
    // However long the judging takes, hello comes too soon.
    await reader.page.clock.setFixedTime(new Date());
    await reader.visit();
    await reader.page.addStyleTag({ content: ':root { color-scheme: light dark }' });
    for (const summary of await reader.page.locator('meantime-hello summary').all()) {
      await summary.click();
    }
    await reader.button('stuck').first().click();
    for (const host of ['meantime-hello', 'meantime-stuck', 'meantime-rail']) {
      await expectAccessible(reader.page, host);
    }
    await reader.button('got-it').click();
    await expectAccessible(reader.page, 'meantime-hello');
    await reader.button('confirm').click();
    await expectAccessible(reader.page, 'meantime-hello');
    await expectAccessible(reader.page, 'meantime-rail');
  });
});
