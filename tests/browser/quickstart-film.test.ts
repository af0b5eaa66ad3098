import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command } from '../../src/cli/commands/walk.ts';
import { de } from '../../src/words/languages/de.ts';
import { launchBrowser } from '../harness/browser.ts';
import {
  buildSite,
  serveFolder,
  type BuiltSite,
  type ServedFolder,
} from '../harness/build-site.ts';
import { expectAccessible } from '../harness/expect-accessible.ts';
import { strictPolicy } from '../harness/strict-policy.ts';

let browser: Browser;
let site: BuiltSite;
let server: ServedFolder;
let walkedOutput: string;
/** The manifest of the build before. */
let unfilmed: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([
    launchBrowser(),
    buildSite('pull-request', { prepare: showResults }),
  ]);
  expect(site.exitCode, site.output).toBe(0);
  expect(await walk(site.project)).toBe(0);
  unfilmed = site.read('_meantime/manifest.json');
  const again = await site.rebuild();
  walkedOutput = again.output;
  expect(again.exitCode, again.output).toBe(0);
  server = await serveFolder(site.dist, { headers: { 'content-security-policy': strictPolicy } });
});

afterAll(async () => {
  await browser.close();
  await server.close();
  site.remove();
});

function showResults(project: string): void {
  edit(
    join(project, 'astro.config.mjs'),
    "siteId: 'fixture'",
    "siteId: 'fixture', collector: false, walkResults: 'walk.json'",
  );
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

function walk(cwd: string) {
  const write = () => undefined;
  const signal = new AbortController().signal;
  const { platform } = process;
  return command.run(
    {
      ...{ argv: ['walk'], env: process.env, cwd, platform, signal, now: Date.now },
      ...{ stdout: { write }, stderr: { write } },
    },
    { options: {}, positionals: [] },
  );
}

async function openQuickstart(options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${server.url}/quickstart/`);
  return { page, asked, complaints };
}

/** Opens the recording on the page and waits until it can be played. */
async function openFilm(page: Page) {
  await page.getByText('Watch it').press('Enter');
  const film = page.frameLocator('iframe[title="Watch it"]');
  await film.locator('.player').waitFor();
  return film;
}

describe('on a page whose quickstart was walked', () => {
  test('nothing of the recording is loaded until it is opened, by the keyboard too', async () => {
    const { page, asked, complaints } = await openQuickstart();
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => path.includes('/watch/'))).toEqual([]);
    await openFilm(page);
    expect(asked.filter((path) => path.includes('/watch/'))).toHaveLength(4);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('it plays to hello world, pauses, and goes to any moment', async () => {
    const { page } = await openQuickstart();
    const film = await openFilm(page);
    const screen = film.locator('.film');
    expect(await screen.innerText()).not.toContain('Hello');
    await film.getByRole('button', { name: 'Play' }).press('Enter');
    await film.getByRole('button', { name: 'Pause' }).waitFor();
    await film.getByRole('button', { name: 'Play' }).waitFor();
    expect(await screen.innerText()).toContain('Hello, world!');
    const slider = film.getByRole('slider', { name: 'Position' });
    await slider.press('Home');
    expect(await screen.innerText()).not.toContain('Hello');
    await slider.press('End');
    expect(await screen.innerText()).toContain('Hello, world!');
    await film.getByRole('button', { name: 'Say it' }).click();
    expect(Number(await slider.inputValue())).toBeLessThan(
      Number(await slider.getAttribute('max')),
    );
    await page.context().close();
  });

  test('it goes step by step where nothing is to move', async () => {
    const { page } = await openQuickstart({ reducedMotion: 'reduce' });
    const film = await openFilm(page);
    await film.getByRole('button', { name: 'Next step' }).press('Enter');
    expect(await film.locator('.film').innerText()).toContain('Hello, world!');
    await page.context().close();
  });

  test('it is text without JavaScript', async () => {
    const { page } = await openQuickstart({ javaScriptEnabled: false });
    await page.getByText('Watch it').press('Enter');
    const film = page.frameLocator('iframe[title="Watch it"]');
    expect(await film.locator('.typed').innerText()).toBe('echo "Hello, world!"\n');
    expect(await film.locator('.screen:not(.film)').innerText()).toBe('Hello, world!\n');
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`it can be used by everybody, ${colorScheme}`, async () => {
      const { page } = await openQuickstart({ colorScheme, viewport: { width: 360, height: 700 } });
      const url = await page.locator('.meantime-film iframe').getAttribute('src');
      await expectAccessible(page);
      await page.goto(new URL(url ?? '', server.url).href);
      await page.locator('.player').waitFor();
      await expectAccessible(page);
      const overflow = () => document.documentElement.scrollWidth - window.innerWidth;
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
      await page.context().close();
    });
  }

  test('it is no part of what is measured', () => {
    expect(walkedOutput).not.toContain('not as it was walked');
    expect(site.read('_meantime/manifest.json')).toBe(unfilmed);
  });

  test('pages that are none have nothing of it', () => {
    expect(site.read('index.html')).not.toContain('meantime-film');
  });
});

test('it speaks the language of its page', async () => {
  edit(
    join(site.project, 'astro.config.mjs'),
    "siteId: 'fixture'",
    "lang: 'de', siteId: 'fixture'",
  );
  const { output, exitCode } = await site.rebuild();
  expect(exitCode, output).toBe(0);
  const page = site.read('quickstart/index.html');
  expect(page).toContain('<summary>Ansehen</summary>');
  const [, folder] = /src="\/(_meantime\/watch\/\w+\/)"/.exec(page) ?? [];
  const film = site.read(`${folder ?? ''}index.html`);
  expect(film).toContain('<html lang="de"');
  const texts = Object.values(de.film).map((text) => text.split('{', 1)[0] ?? '');
  expect(texts.filter((text) => !(page + film).includes(text))).toEqual([]);
});

test('a recording of another revision is not shown, and the build says so', async () => {
  edit(join(site.project, 'content/quickstart.mdx'), 'echo "Hello', 'echo  -n "Hello');
  const { output, exitCode } = await site.rebuild();
  expect(exitCode, output).toBe(0);
  expect(output).toContain(
    'quickstart is not as it was walked, so no recording is shown: walk again.',
  );
  expect(site.read('quickstart/index.html')).not.toContain('meantime-film');
});
