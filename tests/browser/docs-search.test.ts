import type { Route } from 'playwright';
import { expect, test } from 'vitest';
import { intercept } from '../harness/intercept.ts';
import { visitSite } from '../harness/visit-site.ts';

const base = '/hour/glass';
const { open } = visitSite('docs-guide', { base });

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
  const page = await open('/');
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(new URL('quickstart/', page.url()).href, { waitUntil: 'networkidle' });
  expect(requests.filter((path) => /pagefind|search-dialog/.test(path))).toEqual([]);
  expect(requests.filter((path) => path.endsWith('.js')).length).toBe(2);
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
