import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import { during } from '../harness/during.ts';
import { useReader } from './timing-reader.ts';

const reader = useReader({ hasWindows: true });

describe('a reader on the way to hello world', () => {
  test('is seen at every step, with the times of the test clock', async () => {
    const landing = await during(async () => {
      await reader.visit('');
      await reader.received('land');
    });
    const opening = await during(async () => {
      await reader.page.getByRole('link', { name: 'Quickstart' }).click();
      await reader.received('step');
    });
    const copying = await during(async () => {
      await reader.copyButton('npm install hello').click();
      await reader.received('copy');
    });
    expect(await reader.page.evaluate(() => navigator.clipboard.readText())).toBe(
      'npm install hello',
    );
    const writing = await during(() => reader.readStep('write-the-program'));
    const running = await during(async () => {
      await reader.sayHello();
      await reader.received('hello');
    });

    expect(reader.kinds()).toEqual([
      ...['land', 'leave', 'open', 'step install', 'copy install', 'step write-the-program'],
      ...['step run-it', 'got-it run-it', 'hello run-it'],
    ]);
    const events = reader.beacons.events();
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
    expect(reader.runs().length).toBe(1);
    const spans = [landing, opening, opening, opening, copying, writing, running, running, running];
    for (const [index, { fromMs, toMs }] of spans.entries()) {
      const { kind, atMs } = events[index] ?? {};
      expect(atMs, kind).toBeGreaterThanOrEqual(fromMs);
      expect(atMs, kind).toBeLessThanOrEqual(toMs);
    }
    expect(events[0]).toMatchObject({ page: '/docs/' });
    expect(events[0]).not.toHaveProperty('quickstart');
    expect(events[4]).toMatchObject({
      page: '/docs/quickstart/',
      quickstart: 'quickstart',
      block: 0,
    });
    expect(events.at(-1)).toMatchObject({ evidence: 'claimed' });
    expect(reader.beacons.posts[0]?.batch).toMatchObject({ v: 1, site: 'fixture' });
    expect(reader.beacons.posts[0]?.batch).not.toHaveProperty('lab');
    expect(reader.beacons.posts[0]?.headers['content-type']).toBe('text/plain;charset=UTF-8');
    expect(reader.beacons.posts[0]?.headers).not.toHaveProperty('cookie');
  });

  test('has the revision that the manifest has', async () => {
    await reader.visit();
    await reader.received('open');
    const text = readFileSync(new URL('_meantime/manifest.json', reader.dist), 'utf8');
    const revision = parseManifest(text).quickstarts[0]?.revision;
    expect(reader.beacons.events().map((event) => event.revision)).toEqual([revision, revision]);
  });

  test('is told the time and the promise', async () => {
    await reader.visit();
    await reader.sayHello();
    const status = reader.page.getByRole('status');
    await expect
      .poll(() => status.textContent())
      .toMatch(/^Well done: hello world after \d+ seconds?\. This page promises 5 minutes\.$/);
    expect(await status.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await reader.button('got-it').isVisible()).toBe(false);
  });

  test('can say what confuses them, for each step, and get there later', async () => {
    await reader.visit();
    await reader.received('step install');
    await reader.sayStuck(0);
    await reader.sayStuck(1, '  Which file?\n');
    await reader.received('confused write-the-program');
    // Nothing that comes later counts as reached.
    expect(reader.kinds()).not.toContain('step run-it');
    await reader.sayHello();
    await reader.received('hello');
    const confused = reader.beacons.events().filter(({ kind }) => kind === 'confused');
    expect(confused.map(({ step, note }) => [step, note])).toEqual([
      ['install', undefined],
      ['write-the-program', 'Which file?'],
    ]);
    const gotIt = reader.beacons.events().find(({ kind }) => kind === 'got-it');
    expect(gotIt).not.toHaveProperty('note');
  });

  test('can answer by keyboard alone', async () => {
    await reader.visit();
    await reader.button('got-it').focus();
    await reader.page.keyboard.press('Enter');
    // The question that is asked once more has the focus.
    await reader.page.keyboard.press('Enter');
    await reader.received('hello');
    expect(reader.kinds()).toContain('step run-it');
  });

  test('copies by hand', async () => {
    await reader.visit();
    await reader.page.locator('pre', { hasText: 'node hello.mjs' }).locator('code').selectText();
    await reader.page.keyboard.press('Control+c');
    await reader.received('copy');
    const copy = reader.beacons.events().find(({ kind }) => kind === 'copy');
    expect(copy).toMatchObject({ step: 'run-it', block: 2 });
    expect(reader.kinds().slice(-2)).toEqual(['step run-it', 'copy run-it']);
  });

  test('reaches no step that is only scrolled past', async () => {
    await reader.visit();
    await reader.received('step');
    // In the page, where no time passes between the two.
    await reader.page.evaluate(() => {
      const scrollTo = (id: string) => document.getElementById(id)?.scrollIntoView();
      addEventListener('scroll', () => scrollTo('run-it'), { once: true });
      scrollTo('write-the-program');
    });
    await reader.received('step run-it');
    expect(reader.kinds()).toEqual(['land', 'open', 'step install', 'step run-it']);
  });

  test('goes on with the run after a reload, and reaches each step once', async () => {
    await reader.visit();
    await reader.received('step');
    await reader.page.reload();
    await reader.readStep('run-it');
    expect(reader.kinds()).toEqual([
      'land',
      'open',
      'step install',
      'leave install',
      'open',
      'step run-it',
    ]);
    expect(new Set(reader.beacons.events().map(({ doc }) => doc)).size).toBe(2);
    expect(reader.beacons.events().map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('is not asked again after hello world, until they have been silent', async () => {
    await reader.visit();
    await reader.sayHello();
    await reader.received('hello');
    await reader.visit();
    await reader.beacons.until(() => count('open') === 2);
    expect(await reader.button('got-it').isVisible()).toBe(false);
    expect(reader.runs()).toHaveLength(1);
    // Before the page looks at it: a page that is open has the run in its memory as well.
    await reader.page.addInitScript(() => {
      const stored = JSON.parse(sessionStorage.getItem('meantime:fixture') ?? '{}') as object;
      const lastAtMs = Date.now() - 4 * 3_600_000 - 1_000;
      sessionStorage.setItem('meantime:fixture', JSON.stringify({ ...stored, lastAtMs }));
    });
    await reader.page.reload();
    await reader.beacons.until(() => count('open') === 3);
    await reader.button('got-it').waitFor();
    expect(reader.runs()).toHaveLength(2);
    expect(reader.kinds().slice(-3, -1)).toContain('land');
  });

  const count = (kind: string) => reader.kinds().filter((other) => other === kind).length;
});

describe('the reader’s presence', () => {
  test('at work in another window is away, then back', async () => {
    await reader.visit();
    await reader.received('step');
    const devtools = await reader.context.newCDPSession(reader.page);
    await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    const other = await reader.context.newPage();
    await other.bringToFront();
    await reader.received('away');
    await reader.page.bringToFront();
    await reader.received('back');
    expect(reader.kinds().slice(3)).toEqual(['away install', 'back install']);
  });

  test('ends with the tab', async () => {
    await reader.visit();
    await reader.received('step');
    await reader.page.close({ runBeforeUnload: true });
    await reader.received('leave');
    expect(reader.kinds().at(-1)).toBe('leave install');
  });
});
