import { rmSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { test } from 'vitest';
import { editSite } from '../harness/edit-site.ts';

const { open, file, edit } = editSite('docs-guide', '/glass');

async function search(page: Page, words: string): Promise<void> {
  if (!(await page.getByRole('dialog').isVisible())) {
    // A page that was loaded anew listens once its modules have run.
    await page.waitForLoadState();
    await page.keyboard.press('/');
  }
  await page.locator('[data-meantime-search-field]').fill(words);
}

const option = (page: Page, name: RegExp) => page.getByRole('option', { name }).first();

test('finds plain pages, pages that hold code, and what an edit made of them', async () => {
  const page = await open('/quickstart/');
  await search(page, 'damp grain');
  await option(page, /^When nothing falls/).waitFor();
  await search(page, 'upright');
  await option(page, /^Reading the glass/).waitFor();
  await page.keyboard.press('Escape');

  edit('content/quickstart.md', (text) => `${text}\n## Upside down\n\nXylophone.\n`);
  writeFileSync(file('content/fresh.md'), '---\ntitle: Fresh\n---\n\nA marimba.\n');
  await page.locator('.pages').getByRole('link', { name: 'Fresh' }).waitFor();
  await page.getByText('Xylophone.').waitFor({ state: 'attached' });
  await search(page, 'xylophone');
  await option(page, /^Upside down/).waitFor();
  await search(page, 'marimba');
  await option(page, /^Fresh/).click();
  await page.waitForURL('**/glass/fresh/');

  rmSync(file('content/fresh.md'));
  await page.getByRole('heading', { name: 'This page is not here' }).waitFor();
  await search(page, 'marimba');
  await page.getByText('Nothing found for “marimba”.').waitFor();
});

test('says how many pages it knows, as long as it does not know all', async () => {
  for (let index = 0; index < 400; index += 1) {
    writeFileSync(file(`content/many-${index}.md`), `---\ntitle: Many ${index}\n---\n\nText.\n`);
  }
  const page = await open('/quickstart/');
  await page.locator('.pages a[href="/glass/many-399/"]').waitFor({ state: 'attached' });
  await search(page, 'damp grain');
  await page.getByText(/Searches \d+ of 403 pages, the others follow\./).waitFor();
  await option(page, /^When nothing falls/).waitFor();
  await search(page, 'many 399');
  await option(page, /^Many 399/).waitFor();
  await page.getByText(/the others follow/).waitFor({ state: 'detached' });
  await page
    .getByRole('status')
    .filter({ hasText: /^\d+ pages?$/ })
    .waitFor();
});
