import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { visitSite } from '../harness/visit-site.ts';

const { open } = visitSite('docs-guide', { base: '/hour/glass' });

describe('copying', () => {
  test('puts exactly the shown code on the clipboard, of a diff what stays, and says so', async () => {
    const page = await open('/quickstart/', { permissions: ['clipboard-read', 'clipboard-write'] });
    const figures = await page.locator('figure.code:has(button)').all();
    expect(figures.length).toBeGreaterThan(5);
    for (const figure of figures) {
      await figure.locator('[data-meantime-copy]').click();
      await figure.locator('[data-meantime-copy=copied]').waitFor();
      const shown = await figure.locator('code').textContent();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(shown === 'old sand\nfresh sand' ? 'fresh sand' : shown);
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
    await page.locator('[data-meantime-copy=pressKeys]').waitFor();
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
    await page.locator('meantime-theme button').click();
    expect(await paper(page)).toBe(light);

    // The header is the first thing that could be painted.
    await page.addInitScript(() => {
      new MutationObserver((_records, observer) => {
        if (!document.querySelector('.site-header')) return;
        observer.disconnect();
        Object.assign(window, { themeAtHeader: document.documentElement.dataset['theme'] });
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    expect(await page.evaluate(() => Reflect.get(window, 'themeAtHeader') as unknown)).toBe(
      'light',
    );

    await page.locator('meantime-theme button').click();
    await page.locator('meantime-theme button').click();
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await paper(page)).toBe(light);
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
    await page.locator('.contents-button').click();
    await link.click();
    await link.waitFor({ state: 'hidden' });
    expect(await page.locator('#run-it').isVisible()).toBe(true);
  });

  test('leaves a part that a link names in sight on a phone', async () => {
    // As low, so that each part can come up to the bar; and without a way to it.
    const viewport = { width: 360, height: 300 };
    const page = await open('/quickstart/#run-it', { viewport, reducedMotion: 'reduce' });
    const gap = (): Promise<number> =>
      page.evaluate(() => {
        const top = document.querySelector('#run-it')?.getBoundingClientRect().top ?? NaN;
        const bar = document.querySelector('.contents-button')?.getBoundingClientRect();
        return Math.round(top - (bar?.bottom ?? NaN));
      });
    await expect.poll(async () => Math.abs((await gap()) - 20)).toBeLessThanOrEqual(20);
  });
});

test('a page that is not there says so and leads on', async () => {
  const page = await open('/guides/nowhere/at/all/');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('This page is not here');
  await page.locator('.pages').waitFor();
  await page.locator('.not-found a').click();
  await page.waitForURL('**/hour/glass/');
});
