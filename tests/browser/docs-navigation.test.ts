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
