import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { startDevServer, type DevServer } from '../harness/build-site.ts';

let browser: Browser;
let server: DevServer;

function page(frontmatter: string, body: string): string {
  return `---\n${frontmatter}\n---\n\n${body}\n`;
}

function write(name: string, text: string): void {
  writeFileSync(join(server.project, 'content', name), text);
}

beforeAll(async () => {
  [browser, server] = await Promise.all([
    launchBrowser(),
    startDevServer('docs-guide', '', (project) => {
      writeFileSync(join(project, 'content/body.mdx'), page('title: Body', 'A window <b>open.'));
      writeFileSync(join(project, 'content/head.md'), page('title: Head\norder: 1', 'Text.'));
      writeFileSync(
        join(project, 'content/module.mdx'),
        page('title: Module', "import Chart from './_chart.astro';\n\n<Chart />"),
      );
      writeFileSync(join(project, 'content/quickstart.mdx'), page('title: Twin', 'Text.'));
    }),
  ]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(path: string): Promise<Page> {
  const tab = await browser.newPage();
  const connected = tab.waitForEvent('console', (message) => message.text().includes('connected.'));
  await tab.goto(server.url + path);
  // What changes before it listens is not told to the tab.
  await connected;
  return tab;
}

const parts = ['#title', '#message-content', '#hint-content', '#code h2', '.error-line'];

async function overlayOf(tab: Page): Promise<Record<string, string>> {
  const overlay = tab.locator('vite-error-overlay');
  await overlay.locator('.error-line, #hint-content').first().waitFor();
  const texts = await Promise.all(
    [...parts, '#stack-content'].map(async (part) => {
      const found = overlay.locator(part);
      return [part, (await found.count()) === 0 ? '' : ((await found.textContent()) ?? '')];
    }),
  );
  return Object.fromEntries(texts) as Record<string, string>;
}

async function isMended(tab: Page, title: string): Promise<void> {
  await tab.locator('main').getByRole('heading', { level: 1, name: title }).waitFor();
}

test('a page that cannot be compiled says so in the overlay, and comes back when it is mended', async () => {
  const tab = await open('/body/');
  expect(await overlayOf(tab)).toMatchInlineSnapshot(`
    {
      "#code h2": "content/body.mdx:5:10",
      "#hint-content": "Add </b>, or write <b /> where nothing stands in it. If it is meant as text, write \\<b> or put it in backticks.",
      "#message-content": "<b> is not closed before the end of its paragraph.",
      "#stack-content": "content/body.mdx:5:10 The page is not MDX. (mdx-syntax)

      <b> is not closed before the end of its paragraph.

        3 | ---
        4 |
      > 5 | A window <b>open.
          |          ^
        6 |

      Hint: Add </b>, or write <b /> where nothing stands in it. If it is meant as text, write \\<b> or put it in backticks.",
      "#title": "The page is not MDX.",
      ".error-line": "A window <b>open.",
    }
  `);
  write('body.mdx', page('title: Body', 'A window <b>open</b>.'));
  await isMended(tab, 'Body');
  await tab.close();
});

test('so does a page with wrong frontmatter', async () => {
  const tab = await open('/head/');
  expect(await overlayOf(tab)).toMatchInlineSnapshot(`
    {
      "#code h2": "content/head.md:3:1",
      "#hint-content": "Write it below sidebar:
    sidebar:
      order: …",
      "#message-content": "order: is not a known key.",
      "#stack-content": "content/head.md:3:1 The frontmatter of a page is wrong. (frontmatter-invalid)

      order: is not a known key.

        1 | ---
        2 | title: Head
      > 3 | order: 1
          | ^
        4 | ---

      Hint: Write it below sidebar:
      sidebar:
        order: …",
      "#title": "The frontmatter of a page is wrong.",
      ".error-line": "order: 1",
    }
  `);
  write('head.md', page('title: Head', 'Text.'));
  await isMended(tab, 'Head');
  await tab.close();
});

test('so does one that imports what is not there', async () => {
  const tab = await open('/module/');
  expect(await overlayOf(tab)).toMatchObject({
    '#message-content': 'There is no file ./_chart.astro, seen from the folder of this file.',
    '#code h2': 'content/module.mdx:5:20',
  });
  write('_chart.astro', '<p>A chart</p>');
  await tab.reload();
  await tab.getByText('A chart').waitFor();
  await tab.close();
});

test('and an address that two pages have; the others go on', async () => {
  const tab = await open('/quickstart/');
  expect((await overlayOf(tab))['#message-content']).toBe(
    'content/quickstart.md and content/quickstart.mdx would both be built to /quickstart/, so one of them would be lost.',
  );
  await tab.close();
  const other = await open('/guides/reading/');
  await other.getByRole('heading', { level: 1 }).waitFor();
  expect(await other.locator('vite-error-overlay').count()).toBe(0);
  await other.close();
});
