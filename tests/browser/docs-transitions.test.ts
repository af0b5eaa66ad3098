import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import {
  buildSite,
  serveFolder,
  type BuiltSite,
  type ServedFolder,
} from '../harness/build-site.ts';

let browser: Browser;
let site: BuiltSite;
let server: ServedFolder;

beforeAll(async () => {
  [browser, site] = await Promise.all([
    launchBrowser(),
    buildSite('docs-guide', { prepare: addClientRouter }),
  ]);
  expect(site.exitCode, site.output).toBe(0);
  server = await serveFolder(site.dist);
});

afterAll(async () => {
  await browser.close();
  await server.close();
  site.remove();
});

/** Does to every page what Astro's `<ClientRouter />` does in a layout: the mark and the script. */
function addClientRouter(project: string): void {
  const tabs =
    '<Tabs syncKey="pkg"><TabItem label="npm">With npm</TabItem><TabItem label="pnpm">With pnpm</TabItem></Tabs>';
  for (const name of ['One', 'Two']) {
    writeFileSync(
      join(project, `content/tabs-${name}.mdx`),
      `---\ntitle: Tabs ${name}\n---\n${tabs}`,
    );
  }
  writeFileSync(
    join(project, 'src/middleware.ts'),
    `export const onRequest = async (_context, next) => {
      const response = await next();
      if (!response.headers.get('content-type')?.includes('html')) return response;
      const html = await response.text();
      const meta = '<meta name="astro-view-transitions-enabled" content="true">';
      return new Response(html.replace('<head>', '<head>' + meta), response);
    };`,
  );
  const router = `import { navigate } from 'astro:transitions/client';
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a');
      if (!link || link.origin !== location.origin || link.hash) return;
      event.preventDefault();
      navigate(link.href);
    });`;
  const file = join(project, 'astro.config.mjs');
  const integration = `{ name: 'router', hooks: { 'astro:config:setup': ({ injectScript }) => injectScript('page', ${JSON.stringify(router)}) } },`;
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('integrations: [', `integrations: [${integration}`),
  );
}

test('everything works after the page was swapped under its scripts', async () => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${server.url}/quickstart/`);
  await page.locator('meantime-theme button').click();
  await page.locator('meantime-theme button').click();
  await page.keyboard.press('/');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.press('Escape');
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  await page.locator('.pages').getByRole('link', { name: 'Reading the glass' }).click();
  await page.getByRole('heading', { level: 1, name: 'Reading the glass' }).waitFor();
  expect(await page.evaluate(() => Reflect.get(window, 'sameDocument') as unknown)).toBe(true);

  expect(await page.locator('.pages [aria-current=page]').textContent()).toBe('Reading the glass');
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  const colours = page.locator('meantime-theme button');
  expect(await colours.getAttribute('title')).toContain('dark');
  await page.locator('[data-meantime-copy]').click();
  await page.locator('[data-meantime-copy=copied]').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'export const neck: number = 0.5;',
  );
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('upright');
  await page.getByRole('option').first().waitFor();
  expect(await page.locator('dialog.search').count()).toBe(1);
  expect(errors).toEqual([]);
  await context.close();
});

test('tabs are there after a swap, with what was chosen before it', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${server.url}/tabs-one/`);
  await page.evaluate(() => Object.assign(globalThis, { isOneDocument: true }));
  await page.getByRole('tab', { name: 'pnpm', exact: true }).click();
  await page.getByRole('link', { name: 'Tabs Two', exact: true }).first().click();
  await page.getByRole('heading', { name: 'Tabs Two' }).waitFor();
  expect(await page.evaluate(() => 'isOneDocument' in globalThis)).toBe(true);
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(['npm', 'pnpm']);
  expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('pnpm');
  expect(await page.getByText('With pnpm').isVisible()).toBe(true);
  await context.close();
});
