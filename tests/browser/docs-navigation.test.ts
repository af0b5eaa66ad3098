import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { visitSite } from '../harness/visit-site.ts';

const { open } = visitSite('docs-guide', { base: '/hour/glass', prepare: addPages });
const current = '.pages [aria-current=page]';

/** Enough pages for the navigation to scroll. */
function addPages(project: string): void {
  for (let number = 1; number <= 60; number += 1) {
    writeFileSync(
      join(project, `content/guides/page-${number}.md`),
      `---\ntitle: Page ${number}\n---\n\n## Part one\n\nOnly here: word${number}.\n\n## Part two\n\nMore.\n`,
    );
  }
  const headings = ['Pages', 'Content', 'Contents', 'Contents title'].map((name) => `## ${name}\n`);
  writeFileSync(
    join(project, 'content/guides/named.md'),
    `---\ntitle: Named\n---\n\n${headings.join('\nText.\n\n')}${'\nMore text.\n'.repeat(30)}`,
  );
}

test('leads to headings whatever they are called', async () => {
  const page = await open('/guides/named/');
  const twice = await page.evaluate(() => {
    const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });
  expect(twice).toEqual([]);
  const links = page.locator('.contents nav a');
  // The first leads to the page itself.
  expect(await links.count()).toBe(5);
  for (const link of (await links.all()).slice(1)) {
    const id = decodeURIComponent(((await link.getAttribute('href')) ?? '').slice(1));
    const target = page.locator(`[id="${id}"]`);
    expect(await target.textContent()).toContain(await link.textContent());
  }
});

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
  const frame = page.frameLocator('iframe');
  expect(await frame.getByRole('link').count()).toBe(64);
  const link = frame.getByRole('link', { name: 'Page 30', exact: true });
  expect(await link.evaluate((element) => element.matches(':target'))).toBe(true);
  expect(await link.isVisible()).toBe(true);
  await frame.getByRole('link', { name: 'Page 31', exact: true }).click();
  await page.waitForURL('**/page-31/');
  expect(await page.locator('[data-meantime-copy]').filter({ visible: true }).count()).toBe(0);
});

test.each([360, 1440])(
  'leaves pages at their top and at their anchors without JavaScript: %i',
  async (width) => {
    const viewport = { width, height: 500 };
    const page = await open('/guides/page-55/', { javaScriptEnabled: false, viewport });
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const anchored = await open('/guides/named/#contents', { javaScriptEnabled: false, viewport });
    const heading = anchored.getByRole('heading', { name: 'Contents', exact: true }).first();
    const top = () => heading.evaluate((element) => element.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(200);
    expect(await top()).toBeGreaterThan(0);
  },
);

test('is a menu on a phone that the keyboard opens and closes', async () => {
  const page = await open('/quickstart/', { viewport: { width: 360, height: 740 } });
  const link = page.locator(current);
  await link.waitFor({ state: 'attached' });
  expect(await link.isVisible()).toBe(false);
  const button = page.locator('.menu-button');
  await button.focus();
  await page.keyboard.press('Enter');
  await link.waitFor();
  await page.keyboard.press('Tab');
  const close = page.locator('.close-menu');
  expect(await close.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Tab');
  const filter = page.getByRole('searchbox');
  expect(await filter.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Quickstart');
  await page.keyboard.press('Escape');
  await link.waitFor({ state: 'hidden' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await close.click();
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

test('narrows the navigation to what is typed, and shows it as it was when that is gone', async () => {
  const page = await open('/quickstart/');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const field = page.getByRole('searchbox', { name: 'Filter pages' });
  await field.waitFor();
  const links = page.locator('.pages > ul:not(.links) a').filter({ visible: true });
  const before = await links.allTextContents();
  // The group is closed, and counts with its label: all words have to be there, marks or not.
  const loaded = page.waitForResponse('**/_meantime/filter.js');
  await field.focus();
  await loaded;
  await field.fill('Gúides 6');
  const found = ['Page 6', 'Page 16', 'Page 26', 'Page 36', 'Page 46', 'Page 56', 'Page 60'];
  await expect.poll(() => links.allTextContents()).toEqual(found);
  await expect.poll(() => page.locator('.filtered p').textContent()).toBe('7 pages');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Page 6');
  await page.keyboard.press('Escape');
  expect(await field.inputValue()).toBe('');
  expect(await links.allTextContents()).toEqual(before);
  // The next page does not start with the groups that were opened for it.
  await field.fill('page 42');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/page-42/');
  await page.goto(page.url().replace('guides/page-42', 'quickstart'));
  expect(asked.filter((path) => path.endsWith('filter.js'))).toHaveLength(1);
  await page.locator(current).waitFor();
  expect(await field.inputValue()).toBe('');
});

test('offers the search where no link has what is typed', async () => {
  const page = await open('/quickstart/');
  const field = page.getByRole('searchbox', { name: 'Filter pages' });
  const loaded = page.waitForResponse('**/_meantime/filter.js');
  await field.focus();
  await loaded;
  await field.fill('word17');
  await page.locator('.filtered').getByText('Nothing found for “word17”.').waitFor();
  await page.locator('.filtered').getByRole('button', { name: 'Search' }).click();
  expect(await page.getByRole('combobox').inputValue()).toBe('word17');
  await page.getByRole('option', { name: 'Page 17' }).first().waitFor();
});

test('marks the entry of the page itself in the contents while the reader is at its top', async () => {
  const page = await open('/guides/named/');
  const first = page.locator('.contents nav a').first();
  expect(await first.textContent()).toBe('Overview');
  await expect.poll(() => first.getAttribute('aria-current')).toBe('location');
  await page.evaluate(() => {
    scrollTo({ top: 600, behavior: 'instant' });
  });
  await expect.poll(() => first.getAttribute('aria-current')).toBeNull();
  await first.click();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await expect.poll(() => first.getAttribute('aria-current')).toBe('location');
});
