import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import {
  buildSite,
  serveFolder,
  type BuiltSite,
  type ServedFolder,
} from '../harness/build-site.ts';

const base = '/hour/glass';
const strictPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; worker-src 'self'; base-uri 'self'";

let browser: Browser;
let site: BuiltSite;
let server: ServedFolder;
/** What the browser complained of; any complaint fails the test in which it came. */
let complaints: string[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([
    launchBrowser(),
    buildSite('docs-guide', { base, prepare: addPages }),
  ]);
  expect(site.exitCode, site.output).toBe(0);
  server = await serveFolder(site.dist, {
    base,
    headers: { 'content-security-policy': strictPolicy },
  });
});

afterAll(async () => {
  await browser.close();
  await server.close();
  site.remove();
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  const heard = complaints;
  complaints = [];
  expect(heard).toEqual([]);
});

/** Enough pages for the navigation to scroll. */
function addPages(project: string): void {
  for (let number = 1; number <= 60; number += 1) {
    writeFileSync(
      join(project, `content/guides/page-${number}.md`),
      `---\ntitle: Page ${number}\n---\n\n## Part one\n\nOnly here: word${number}.\n\n## Part two\n\nMore.\n`,
    );
  }
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 800 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404 (Not Found)')) {
      complaints.push(message.text());
    }
  });
  await page.goto(`${server.url}${base}${path}`);
  return page;
}

const current = '.pages [aria-current=page]';

describe('copying', () => {
  test('puts exactly the shown code on the clipboard, and says so', async () => {
    const page = await open('/quickstart/', { permissions: ['clipboard-read', 'clipboard-write'] });
    const figures = await page.locator('figure.code:has(button)').all();
    expect(figures.length).toBeGreaterThan(5);
    for (const figure of figures) {
      await figure.getByRole('button', { name: 'Copy' }).click();
      await figure.getByRole('button', { name: 'Copied' }).waitFor();
      const shown = await figure.locator('code').textContent();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(shown);
      expect(copied).not.toMatch(/\n$/);
    }
    expect(await page.getByRole('status').first().textContent()).toBe('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('plain words');
  });

  test('selects the code where the clipboard is out of reach', async () => {
    const page = await open('/quickstart/');
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await page.locator('[data-meantime-copy]').first().click();
    await page.getByRole('button', { name: 'Press Ctrl+C' }).waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('npm install hourglass');
  });
});

describe('colours', () => {
  const paper = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = 'rgb(253, 252, 250)';
  const dark = 'rgb(20, 19, 17)';

  test('follow the system until the reader chooses, and the choice holds from the first paint', async () => {
    const page = await open('/quickstart/', { colorScheme: 'dark' });
    expect(await paper(page)).toBe(dark);
    await page.getByRole('button', { name: 'Colours: as the system. Change to light' }).click();
    expect(await paper(page)).toBe(light);

    // The body is not there yet when the choice is read, so nothing can have been painted.
    await page.addInitScript(() => {
      new MutationObserver((_records, observer) => {
        if (!document.body) return;
        observer.disconnect();
        Object.assign(window, { themeAtBody: document.documentElement.dataset['theme'] });
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    expect(await page.evaluate(() => Reflect.get(window, 'themeAtBody') as unknown)).toBe('light');

    await page.getByRole('button', { name: 'Colours: light. Change to dark' }).click();
    await page.getByRole('button', { name: 'Colours: dark. Change to as the system' }).click();
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await paper(page)).toBe(light);
  });
});

describe('search', () => {
  test('is used by keyboard alone: open, choose a heading, go there', async () => {
    const page = await open('/');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.keyboard.press('/');
    const input = page.getByRole('combobox', { name: 'Search the docs' });
    await input.waitFor();
    expect(requests.some((url) => url.includes(`${base}/pagefind/`))).toBe(true);
    await page.keyboard.type('damp grain');
    const option = page.getByRole('option', { name: /^When nothing falls/ });
    await option.waitFor();
    const options = await page.getByRole('option').all();
    const chosen = () => page.locator('[role=option][aria-selected=true]').getAttribute('id');
    await page.keyboard.press('ArrowUp');
    expect(await chosen()).toBe(`meantime-result-${options.length - 1}`);
    await page.keyboard.press('ArrowDown');
    for (let presses = 0; (await chosen()) !== (await option.getAttribute('id')); presses += 1) {
      expect(presses).toBeLessThan(options.length);
      await page.keyboard.press('ArrowDown');
    }
    expect(await input.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${base}/quickstart/#when-nothing-falls`);
  });

  test('loads nothing before it is opened', async () => {
    const requests: string[] = [];
    const context = await browser.newContext();
    const page = await context.newPage();
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(`${server.url}${base}/quickstart/`, { waitUntil: 'networkidle' });
    expect(requests.filter((path) => /pagefind|search-dialog/.test(path))).toEqual([]);
    expect(requests.filter((path) => path.endsWith('.js')).length).toBe(2);
  });

  test('opens by Ctrl+K and the button, closes by Escape, and gives the focus back', async () => {
    const page = await open('/quickstart/');
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await page.keyboard.press('Control+k');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const button = page.getByRole('button', { name: 'Search' });
    await button.focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('says when nothing is found, and leaves a slash alone where one types', async () => {
    const page = await open('/quickstart/');
    await page.keyboard.press('/');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('/zzxqy');
    await page.getByText('Nothing found for “/zzxqy”.').waitFor();
    expect(await page.getByRole('combobox').inputValue()).toBe('/zzxqy');
    expect(await page.getByRole('option').count()).toBe(0);
  });

  test('finds pages, not the navigation and not the words of buttons', async () => {
    const page = await open('/quickstart/');
    await page.keyboard.press('/');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('word7');
    await page
      .getByRole('option', { name: /^Page 7/ })
      .first()
      .waitFor();
    expect(await page.getByRole('option', { name: /Copy|Terminal/ }).count()).toBe(0);
  });
});

describe('navigation', () => {
  test('marks the page, opens its group and brings it into view', async () => {
    const page = await open('/guides/page-55/');
    const link = page.locator(current);
    await link.waitFor();
    expect(await link.textContent()).toBe('Page 55');
    await expect
      .poll(() =>
        link.evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }),
      )
      .toBe(true);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test('is there in the first frame of the next page, with its groups and its scroll kept', async () => {
    const page = await open('/guides/page-40/');
    await page.locator(current).waitFor();
    const sidebar = page.locator('.sidebar');
    await sidebar.evaluate((element) => (element.scrollTop += 60));
    const before = await sidebar.evaluate((element) => element.scrollTop);
    // Held back, the server's answer cannot be what fills the list.
    await page.route('**/_meantime/navigation/', () => undefined);
    await page.locator('.pages').getByRole('link', { name: 'Page 42', exact: true }).click();
    await page.waitForURL('**/page-42/');
    expect(await page.locator(current).textContent()).toBe('Page 42');
    expect(await sidebar.evaluate((element) => element.scrollTop)).toBe(before);
  });

  test('remembers a group that the reader closed', async () => {
    const page = await open('/quickstart/');
    const group = page.locator('details[data-group=guides]');
    await group.waitFor();
    expect(await group.getAttribute('open')).toBeNull();
    await group.locator('summary').click();
    await page.reload();
    await page.locator('details[data-group=guides][open]').waitFor();
  });

  test('reaches every page without JavaScript, the current one marked', async () => {
    const page = await open('/guides/page-30/', { javaScriptEnabled: false });
    const frame = page.frameLocator('iframe[title=Pages]');
    expect(await frame.getByRole('link').count()).toBe(62);
    const link = frame.getByRole('link', { name: 'Page 30', exact: true });
    expect(await link.evaluate((element) => element.matches(':target'))).toBe(true);
    expect(await link.isVisible()).toBe(true);
    await frame.getByRole('link', { name: 'Page 31', exact: true }).click();
    await page.waitForURL('**/page-31/');
    expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
  });

  test('is a menu on a phone that the keyboard opens and closes', async () => {
    const page = await open('/quickstart/', { viewport: { width: 360, height: 740 } });
    const link = page.locator(current);
    await link.waitFor({ state: 'attached' });
    expect(await link.isVisible()).toBe(false);
    const button = page.getByRole('button', { name: 'Menu' });
    await button.focus();
    await page.keyboard.press('Enter');
    await link.waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Quickstart');
    await page.keyboard.press('Escape');
    await link.waitFor({ state: 'hidden' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('skips to the content with the first Tab', async () => {
    const page = await open('/quickstart/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Skip to the content',
    );
  });
});

describe('table of contents', () => {
  test('marks the part under the eyes', async () => {
    const page = await open('/quickstart/');
    await page.locator('.contents a[href="#run-it"]').click();
    const marked = page.locator('.contents [aria-current=location]');
    await expect.poll(() => marked.textContent()).toBe('Run it');
  });

  test('folds away on a phone, and closes when a part is chosen', async () => {
    const page = await open('/quickstart/', { viewport: { width: 360, height: 740 } });
    const link = page.locator('.contents a[href="#run-it"]');
    expect(await link.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'On this page' }).click();
    await link.click();
    await link.waitFor({ state: 'hidden' });
    expect(await page.locator('#run-it').isVisible()).toBe(true);
  });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(['/', '/quickstart/', '/guides/reading/', '/nowhere/', '/_meantime/navigation/'])(
    'axe finds nothing on %s',
    async (path) => {
      for (const width of [360, 1440]) {
        const page = await open(path, { colorScheme, viewport: { width, height: 800 } });
        await page.locator('.pages').waitFor({ state: 'attached' });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        const { scrollWidth } = await page.evaluate(() => ({
          scrollWidth: document.documentElement.scrollWidth,
        }));
        expect(scrollWidth).toBe(width);
      }
    },
  );

  test('axe finds nothing in the open search and the open menu', async () => {
    const page = await open('/quickstart/', { colorScheme, viewport: { width: 360, height: 740 } });
    await page.keyboard.press('/');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('sand');
    await page.getByRole('option').first().waitFor();
    const search = await new AxeBuilder({ page }).analyze();
    expect(search.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
      [],
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.locator(current).waitFor();
    const menu = await new AxeBuilder({ page }).analyze();
    expect(menu.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

test('a page that is not there says so and leads on', async () => {
  const page = await open('/guides/nowhere/at/all/');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('This page is not here');
  await page.locator('.pages').waitFor();
  await page.getByRole('link', { name: 'Go to the start' }).click();
  await page.waitForURL(`**${base}/`);
});

test('the scripts and styles of a page keep within their budgets', async () => {
  const { gzipSync } = await import('node:zlib');
  const assets = readdirSync(join(site.dist, '_astro'));
  const bytes = (names: string[]) =>
    names.reduce((sum, name) => sum + gzipSync(site.read(name)).byteLength, 0);
  const scripts = assets.filter((name) => name.endsWith('.js') && !name.startsWith('search-'));
  const styles = assets.filter((name) => name.endsWith('.css'));
  expect(bytes(['_meantime/boot.js', ...scripts.map((name) => `_astro/${name}`)])).toBeLessThan(
    6_000,
  );
  expect(bytes(styles.map((name) => `_astro/${name}`))).toBeLessThan(9_000);
});
