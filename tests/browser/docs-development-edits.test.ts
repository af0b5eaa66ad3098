import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright';
import { beforeEach, expect, test } from 'vitest';
import { editSite, expectNoReload, expectUntouched } from '../harness/edit-site.ts';

const { open, file, edit, server } = editSite('docs-guide', '/glass');

const paragraphs = Array.from({ length: 40 }, (_, index) => `Paragraph ${index} of the page.`);
const bodies = new Map<string, string>();

function write(path: string, frontmatter: string, blocks: readonly string[]): void {
  mkdirSync(dirname(file(path)), { recursive: true });
  const text = `---\n${frontmatter}\n---\n\n${blocks.join('\n\n')}\n`;
  bodies.set(path, text);
  writeFileSync(file(path), text);
}

const shows = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor();
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const link = (page: Page, name: string) =>
  page.locator('.pages').getByRole('link', { name, exact: true });

beforeEach(async () => {
  // Written before each test and awaited, so that no test sees the edits of another.
  const mark = `Round ${crypto.randomUUID()}`;
  write('content/long.md', 'title: Long', [...paragraphs, mark]);
  write('content/short.md', 'title: Short', ['Little to read.', mark]);
  for (const path of ['/long/', '/short/']) await shows(await open(path), mark);
});

test('an edit above what is read leaves it where it is, and nothing is loaded again', async () => {
  const page = await open('/long/');
  const read = page.getByText('Paragraph 30 of the page.', { exact: true });
  await read.evaluate((element) => {
    element.scrollIntoView({ block: 'start', behavior: 'instant' });
  });
  const top = () => read.evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  edit('content/long.md', (text) =>
    text.replace('Paragraph 3 of', 'Inserted.\n\nAnd more.\n\n## And a heading\n\nParagraph 3 of'),
  );
  await page.getByText('And more.').waitFor({ state: 'attached' });
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  await expectNoReload(page);
});

test('an edit changes the tabs that show the page, and no other', async () => {
  const [long, again, short] = [await open('/long/'), await open('/long/'), await open('/short/')];
  for (const mark of ['First edit.', 'Second edit.']) {
    edit('content/long.md', (text) => `${text}\n${mark}\n`);
    for (const page of [long, again]) await shows(page, mark);
  }
  await expectNoReload(long);
  await expectUntouched(short);
  await expectNoReload(again);
});

test('what was opened, chosen and focused elsewhere in the page stays so', async () => {
  write('content/short.md', 'title: Short', [
    '<details><summary>More</summary>\n\nInside.\n\n</details>',
    '<details><summary>Others</summary>\n\nChanging.\n\n</details>',
    '[A link](./long.md)',
    '```js\nconst sand = 1;\n```',
  ]);
  const page = await open('/short/');
  for (const name of ['More', 'Others']) await page.getByText(name, { exact: true }).click();
  const focused = page.getByRole('link', { name: 'A link' });
  await focused.focus();
  edit('content/short.md', (text) => text.replace('Changing.', 'Changed.').replace('= 1', '= 2'));
  await shows(page, 'Changed.');
  expect(await page.getByText('Inside.').isVisible()).toBe(true);
  expect(await focused.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('[data-meantime-copy]').click();
  await page.locator('[data-meantime-copy=copied]').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('const sand = 2;');
  await expectNoReload(page);
});

test('an edit of what a page includes, or shows the code of, shows in the page', async () => {
  writeFileSync(file('content/_part.mdx'), 'Included at first.\n');
  writeFileSync(file('src/sand.js'), "console.log('at first');\n");
  write('content/taking.mdx', 'title: Taking', [
    '<Include file="./_part.mdx" />',
    '```js file="../src/sand.js"\n```',
  ]);
  const page = await open('/taking/');
  await shows(page, 'Included at first.');
  edit('content/_part.mdx', () => 'Included anew.\n');
  await shows(page, 'Included anew.');
  edit('src/sand.js', () => "console.log('anew');\n");
  await page.getByText("'anew'").waitFor();
  await expectNoReload(page);
});

test('the table of contents follows the headings', async () => {
  const page = await open('/short/');
  const contents = page.locator('#meantime-contents');
  expect(await contents.count()).toBe(0);
  edit('content/short.md', (text) => `${text}\n## One\n\nText.\n\n## Two\n\nText.\n`);
  await contents.getByRole('link', { name: 'Two' }).waitFor();
  edit('content/short.md', (text) => text.replace('## Two', '## Three'));
  await contents.getByRole('link', { name: 'Three' }).waitFor();
  expect(await contents.getByRole('link').allTextContents()).toEqual(['Overview', 'One', 'Three']);
  await expectNoReload(page);
});

test('a title is changed in the page, its tab and the navigation of every tab', async () => {
  write('content/group/a.md', 'title: Grouped', ['Text.']);
  const [long, other] = [await open('/long/'), await open('/guides/reading/')];
  await link(other, 'Grouped').waitFor();
  const group = other.locator('.pages details[data-group=group]');
  await group.locator('summary').click();
  edit('content/long.md', (text) => text.replace('title: Long', 'title: Longer'));
  await heading(long, 'Longer');
  for (const page of [long, other]) await link(page, 'Longer').waitFor();
  expect(await long.title()).toBe('Longer · Hourglass');
  expect(await long.locator('.pages [aria-current=page]').textContent()).toBe('Longer');
  expect(await other.locator('.pages [aria-current=page]').textContent()).toBe('Reading the glass');
  expect(await group.evaluate((element) => (element as HTMLDetailsElement).open)).toBe(false); // it is one
  await expectNoReload(long);
  await expectNoReload(other);
  rmSync(file('content/group'), { recursive: true });
  await link(other, 'Grouped').waitFor({ state: 'detached' });
});

test('label, order and hiding change the navigation', async () => {
  const page = await open('/guides/reading/');
  write('content/short.md', 'title: Short\nsidebar: { label: Brief, order: 0 }', ['Text.']);
  await link(page, 'Brief').waitFor();
  expect(await page.locator('.pages a').first().textContent()).toBe('Brief');
  write('content/short.md', 'title: Short\nsidebar: { hidden: true }', ['Text.']);
  await link(page, 'Brief').waitFor({ state: 'detached' });
  await expectNoReload(page);
});

test('a page that comes is shown where it was missed, one that goes is missed', async () => {
  rmSync(file('content/late.md'), { force: true });
  const [waiting, other] = [await open('/late/'), await open('/short/')];
  await heading(waiting, 'This page is not here');
  write('content/late.md', 'title: Late', ['Here at last.']);
  await shows(waiting, 'Here at last.');
  for (const page of [waiting, other]) await link(page, 'Late').waitFor();
  renameSync(file('content/late.md'), file('content/later.md'));
  await heading(waiting, 'This page is not here');
  await waiting.locator('.pages a[href="/glass/later/"]').waitFor();
  await waiting.goto(waiting.url().replace('/late/', '/later/'));
  await shows(waiting, 'Here at last.');
  rmSync(file('content/later.md'));
  await heading(waiting, 'This page is not here');
  await link(other, 'Late').waitFor({ state: 'detached' });
  await expectNoReload(other);
});

test('a page that becomes the index of a folder keeps its address', async () => {
  const page = await open('/short/');
  mkdirSync(file('content/short'));
  renameSync(file('content/short.md'), file('content/short/index.md'));
  edit('content/short/index.md', (text) => `${text}\nMoved house.\n`);
  await shows(page, 'Moved house.');
  rmSync(file('content/short'), { recursive: true });
  await heading(page, 'This page is not here');
});

test('the last of quick edits is what is shown', async () => {
  const page = await open('/short/');
  for (const round of [1, 2, 3]) {
    write('content/short.md', 'title: Short', ['Before.']);
    await new Promise((resolve) => setTimeout(resolve, 10)); // the time between two saves
    write('content/short.md', 'title: Short', [`After ${round}.`]);
    await shows(page, `After ${round}.`);
  }
  await expectNoReload(page);
});

test('a file that is empty for a moment, or replaced by another, is taken as it is then', async () => {
  const page = await open('/short/');
  const errors: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) errors.push(response.url());
  });
  writeFileSync(file('content/short.md'), '');
  await new Promise((resolve) => setTimeout(resolve, 20)); // an editor that truncates, then writes
  write('content/short.md', 'title: Short', ['Filled.']);
  await shows(page, 'Filled.');
  writeFileSync(file('content/.short.md.tmp'), '---\ntitle: Short\n---\n\nReplaced.\n');
  renameSync(file('content/.short.md.tmp'), file('content/short.md'));
  await shows(page, 'Replaced.');
  expect(errors).toEqual([]);
  expect(await page.locator('vite-error-overlay').count()).toBe(0);
});

test('many files at once, as another branch brings them, end as they are', async () => {
  const page = await open('/short/');
  const names = Array.from({ length: 200 }, (_, index) => `branch-${index}`);
  for (const name of names) write(`content/branch/${name}.md`, `title: ${name}`, ['Text.']);
  write('content/short.md', 'title: Short', ['Of the branch.']);
  await shows(page, 'Of the branch.');
  await page.locator('.pages [data-group=branch] a').nth(199).waitFor({ state: 'attached' });
  rmSync(file('content/branch'), { recursive: true });
  await page.locator('.pages [data-group=branch]').waitFor({ state: 'detached' });
  await expectNoReload(page);
});

test('a mistake is shown over the page, and gone with its mending', async () => {
  write('content/parts.mdx', 'title: Parts', ['Sound.']);
  const page = await open('/parts/');
  await heading(page, 'Parts');
  const other = await open('/short/');
  const overlay = page.locator('vite-error-overlay');
  edit('content/parts.mdx', (text) => `${text}\n<Unclosed\n`);
  await overlay.waitFor();
  expect(await overlay.evaluate((element) => element.shadowRoot?.textContent)).toContain(
    'content/parts.mdx',
  );
  edit('content/parts.mdx', () => (bodies.get('content/parts.mdx') ?? '') + '\nMended.\n');
  await shows(page, 'Mended.');
  await overlay.waitFor({ state: 'detached' });
  await expectNoReload(page);
  await other.locator('vite-error-overlay').waitFor({ state: 'detached' });
  await expectUntouched(other);
});

test('a mistake in the frontmatter, too; a tab that was opened with it shows the page in the end', async () => {
  write('content/parts.mdx', 'title: Parts', ['Sound.']);
  const page = await open('/parts/');
  write('content/parts.mdx', 'titel: Parts', ['Sound.']);
  await page.locator('vite-error-overlay').waitFor();
  await page.reload();
  await page.locator('vite-error-overlay').waitFor();
  write('content/parts.mdx', 'title: Parts again', ['Sound.']);
  await heading(page, 'Parts again');
  expect(await page.locator('vite-error-overlay').count()).toBe(0);
  rmSync(file('content/parts.mdx'));
  await heading(page, 'This page is not here');
});

test('a page that holds code is followed like the others', async () => {
  const [page, other] = [await open('/guides/reading/'), await open('/short/')];
  edit('content/guides/reading.mdx', (text) => text.replace('Half full.', 'Half {grains - 1}.'));
  await shows(page, 'Half 2.');
  edit('content/guides/reading.mdx', (text) => text.replace('grains = 3', 'grains = 7'));
  await shows(page, 'Half 6.');
  await expectUntouched(other);
  edit('content/short.md', (text) => `${text}\nStill heard.\n`);
  await shows(other, 'Still heard.');
});

test('a page with elements of its own is loaded again when it was edited, and then alone', async () => {
  write('content/own.mdx', 'title: Own', ['<sand-glass>One</sand-glass>', ...paragraphs]);
  // Astro lists the pages that may be modules half a second after they came.
  const status = () => fetch(`${server().url}/own/`).then((response) => response.status);
  await expect.poll(status).toBe(200);
  const page = await open('/own/');
  await shows(page, 'One');
  await page.evaluate(() => {
    scrollTo({ top: 500, behavior: 'instant' });
  });
  edit('content/long.md', (text) => text.replace('title: Long', 'title: Not own'));
  await link(page, 'Not own').waitFor();
  await expectNoReload(page);
  edit('content/own.mdx', (text) => text.replace('>One<', '>Two<'));
  await page.getByText('Two', { exact: true }).waitFor({ state: 'attached' });
  // Vite and the page itself may each load it again.
  await page.waitForFunction(() => window.isTheSame === undefined && scrollY === 500);
  rmSync(file('content/own.mdx'));
});
