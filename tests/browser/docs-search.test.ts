import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page, Route } from 'playwright';
import { expect, test } from 'vitest';
import { intercept } from '../harness/intercept.ts';
import { visitSite } from '../harness/visit-site.ts';

const base = '/hour/glass';
const { open } = visitSite('docs-guide', { base, prepare: addPages });

function addPages(project: string): void {
  const write = (path: string, head: string, body: string): void => {
    mkdirSync(join(project, 'content', dirname(path)), { recursive: true });
    writeFileSync(join(project, 'content', path), `---\n${head}\n---\n\n${body}`);
  };
  const filler = 'The sand of the glass is dry and falls for as long as there is some. '.repeat(12);
  write('guides/index.md', 'title: All guides', 'What there is to marvel at.\n');
  write(
    'guides/flags.mdx',
    'title: Flags\nsearch:\n  keywords: [switches]',
    `${filler}\n\n## Others\n\nMarvellous.\n\n## Turning over\n\n${filler} Use \`--turn-over\` in \`~/.glassrc\`. ${filler}\n\n<div data-pagefind-ignore>\n\nWalrus.\n\n</div>\n`,
  );
  write('reference/turn.md', 'title: Turn', `A turn over. ${filler}\n\nMarvellous over there.\n`);
  write('reference/secret.md', 'title: Secret\nsearch: false', 'A marvellous walrus.\n');
}

async function searchFor(page: Page, query: string): Promise<void> {
  if (!(await page.getByRole('dialog').isVisible())) await page.keyboard.press('/');
  await page.getByRole('combobox').fill(query);
  await page.locator(`#meantime-results[data-query=${JSON.stringify(query)}]`).waitFor();
}

const chosenIn = (page: Page) => page.locator('[role=option][aria-selected=true]');

test('is used by keyboard alone: open, choose a heading, go there', async () => {
  const page = await open('/');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.keyboard.press('/');
  const input = page.locator('[data-meantime-search-field]');
  await input.waitFor();
  expect(requests.some((url) => url.includes(`${base}/pagefind/`))).toBe(true);
  await page.keyboard.type('damp grain');
  const option = page.getByRole('option', { name: /^When nothing falls/ });
  await option.waitFor();
  const chosen = page.locator('[role=option][aria-selected=true]');
  // What Enter opens is the heading that answers, not the page around it.
  expect(await chosen.getAttribute('id')).toBe(await option.getAttribute('id'));
  await page.keyboard.press('ArrowUp');
  expect(await chosen.getAttribute('href')).toBe(`${base}/quickstart/`);
  await page.keyboard.press('ArrowDown');
  expect(await input.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${base}/quickstart/#when-nothing-falls`);
});

test('loads nothing before it is opened', async () => {
  const requests: string[] = [];
  const page = await open('/');
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(new URL('quickstart/', page.url()).href, { waitUntil: 'networkidle' });
  expect(requests.filter((path) => /pagefind|search-dialog/.test(path))).toEqual([]);
  // Its long lines bring a script of their own.
  const scripts = requests.filter((path) => path.endsWith('.js') && !path.endsWith('/wrap.js'));
  expect(scripts.length).toBe(2);
});

test('loses nothing that is typed while it is loaded', async () => {
  const page = await open('/');
  let hold: (route: Route) => void = () => undefined;
  const held = new Promise<Route>((resolve) => (hold = resolve));
  await intercept(page, '**/search-dialog*', (route) => {
    hold(route);
  });
  await page.keyboard.press('/');
  const route = await held;
  await page.keyboard.type('damp /gr');
  await route.continue();
  const input = page.getByRole('combobox');
  await input.waitFor();
  await page.keyboard.type('ain');
  expect(await input.inputValue()).toBe('damp /grain');
  await page
    .getByRole('option', { name: /^When nothing falls/ })
    .first()
    .waitFor();
});

test('says to who cannot see it that it could not be loaded', async () => {
  const page = await open('/');
  const cutOff = { contentType: 'text/javascript', body: 'throw new Error("cut off")' };
  await intercept(page, '**/search-dialog*', (route) => route.fulfill(cutOff));
  await page.keyboard.press('/');
  await page.getByText('The search could not be loaded').waitFor({ state: 'attached' });
  await page.keyboard.type('gone');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('opens by Ctrl+K and the button, closes by Escape, and gives the focus back', async () => {
  const page = await open('/quickstart/');
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('Control+k');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  const button = page.locator('[data-meantime-search]');
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
  await page.keyboard.type('upright');
  await page
    .getByRole('option', { name: /^Reading the glass/ })
    .first()
    .waitFor();
  expect(await page.getByRole('option', { name: /Copy|Terminal/ }).count()).toBe(0);
});

test('leaves a slash alone where one types within a component', async () => {
  const page = await open('/');
  await page.evaluate(() => {
    const host = document.body.appendChild(document.createElement('div'));
    const field = document.createElement('textarea');
    host.attachShadow({ mode: 'open' }).append(field);
    field.focus();
  });
  await page.keyboard.type('in src/main');
  expect(await page.locator('textarea').inputValue()).toBe('in src/main');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('finds flags and files as they stand, other words for the same, and one slip', async () => {
  const page = await open('/quickstart/');
  for (const query of ['--turn-over', 'turn-over', '~/.glassrc', '.glassrc', 'glasrc']) {
    await searchFor(page, query);
    expect(await chosenIn(page).getAttribute('href'), query).toBe(
      `${base}/guides/flags/#turning-over`,
    );
  }
  await page.getByText('Nothing holds “glasrc”: these are for “glassrc”.').waitFor();
  await searchFor(page, 'switches');
  expect(await chosenIn(page).getAttribute('href')).toBe(`${base}/guides/flags/`);
});

test('finds neither pages nor blocks that want to be left out', async () => {
  const page = await open('/quickstart/');
  await searchFor(page, 'walrus');
  await page.getByText('Nothing found for “walrus”.').waitFor();
  await searchFor(page, 'secret');
  expect(await page.getByRole('option').count()).toBe(0);
});

test('searches one section of the site', async () => {
  const page = await open('/quickstart/');
  await searchFor(page, 'marvellous');
  const hrefs = () =>
    page.getByRole('option').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect((await hrefs()).some((href) => href.includes('/guides/'))).toBe(true);
  const section = page.getByRole('button', { name: 'Reference 1' });
  await section.click();
  await page.getByRole('button', { name: 'Reference 1', pressed: true }).waitFor();
  await expect
    .poll(async () => (await hrefs()).every((href) => href.includes('/reference/')))
    .toBe(true);
  await page.getByRole('button', { name: 'Everywhere' }).click();
  await expect
    .poll(async () => (await hrefs()).some((href) => href.includes('/guides/')))
    .toBe(true);
});

test('offers pages at first, then what was searched for, until it is to forget', async () => {
  const page = await open('/quickstart/');
  await page.keyboard.press('/');
  await page.getByText('Begin here').waitFor();
  await searchFor(page, 'turn-over');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/guides/flags/#turning-over');
  await page.keyboard.press('/');
  const recent = page.getByRole('option', { name: 'turn-over' });
  await recent.click();
  await page.locator('#meantime-results[data-query=turn-over]').waitFor();
  await page.getByRole('combobox').fill('');
  await page.getByRole('button', { name: 'Forget them' }).click();
  await recent.waitFor({ state: 'detached' });
  await page.getByText('Begin here').waitFor();
});

test('marks what was found on its page until Escape, and marks nothing for others', async () => {
  const page = await open('/quickstart/');
  const marked = () => page.evaluate(() => CSS.highlights.get('meantime-found')?.size ?? 0);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await searchFor(page, 'over');
  await page.keyboard.press('Enter');
  await page.waitForURL(/(?:turn|flags)\//);
  await expect.poll(marked).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  expect(await marked()).toBe(0);
  requests.length = 0;
  await page.reload({ waitUntil: 'networkidle' });
  expect(await marked()).toBe(0);
  expect(requests.filter((url) => url.includes('search-dialog'))).toEqual([]);
});

test('fills a phone, and shows there what was found', async () => {
  const page = await open('/quickstart/', { viewport: { width: 360, height: 740 } });
  await page.locator('[data-meantime-search]').first().click();
  await page.getByRole('combobox').fill('glassrc');
  const mark = page.locator('.heading mark').first();
  await mark.waitFor();
  expect(await page.getByRole('dialog').boundingBox()).toEqual({
    x: 0,
    y: 0,
    width: 360,
    height: 740,
  });
  const isShown = await mark.evaluate((element) => {
    const line = element.getBoundingClientRect();
    const text = element.closest('span')?.getBoundingClientRect();
    return text !== undefined && line.top >= text.top && line.bottom <= text.bottom;
  });
  expect(isShown).toBe(true);
});
