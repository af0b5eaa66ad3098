import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { expectAccessible } from '../harness/expect-accessible.ts';
import { freePort } from '../harness/free-port.ts';
import { walkedProject } from './walkthrough-run.ts';
import { broken, run, writeSite, type SiteQuickstart } from './walkthrough-site.ts';

const project = walkedProject();
const folder = join(project.root, '.meantime/walkthroughs');
const summaryFile = join(project.root, 'summary.md');
const secret = 'k3y-of-the-reader';
const hostile = '<img src="http://evil.test/x.png" onerror="document.title=1">';
let browser: Browser;
let exitCode: number;

beforeAll(async () => {
  writeSite(project.dist, quickstarts(await freePort()));
  browser = await launchBrowser();
  exitCode = await project.walk(
    {},
    {
      env: {
        GITHUB_ACTIONS: 'true',
        GITHUB_STEP_SUMMARY: summaryFile,
        MEANTIME_YOUR_API_KEY: secret,
      },
    },
  );
});

afterAll(async () => {
  await browser.close();
  project.remove();
});

function quickstarts(port: number): SiteQuickstart[] {
  const url = `http://127.0.0.1:${port}`;
  const page = `<title>Shop</title><h1>Welcome to the shop</h1>`;
  const server = `require('http').createServer((_, res) => res.setHeader('content-type', 'text/html').end('${page}')).listen(${port}, () => console.log('listening'))`;
  const colours = String.raw`printf '\033[32mok\033[0m \033[1;41mFAIL\033[0m \033[38;5;208morange\033[0m\n'`;
  return [
    {
      id: 'colourful',
      steps: {
        'Look at it': [run(colours), run(`echo '${hostile}'`)],
        'Say it': [run('echo "Hello, world!"'), { role: 'output', text: 'Hello, world!' }],
      },
    },
    broken('other-page', [
      { ...run(`node -e "${server}"`), background: url },
      { role: 'open', title: url, text: 'Hello, world!' },
    ]),
    broken('secretive', [
      run(String.raw`export KEY=<YOUR_API_KEY>
printf '%s\033[31m%s\033[0m\n' "${'${KEY:0:5}'}" "${'${KEY:5}'}"
echo "$KEY" && test "$KEY" = other`),
    ]),
  ];
}

async function openReport(colorScheme: 'light' | 'dark', width: number) {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  return { page, asked };
}

test('tells what broke first, as the terminal does', async () => {
  expect(exitCode).toBe(2);
  const { page } = await openReport('light', 1_440);
  expect(await page.locator('h1').innerText()).toBe('2 walks broke');
  expect(await page.locator('h2').allInnerTexts()).toEqual([
    'Other page',
    'Secretive',
    'Colourful',
  ]);
  const note = await page.locator('.note').first().innerText();
  expect(note).toContain('A page shows something else than the quickstart says.');
  expect(note).toContain('- Hello, world!\n+ Welcome to the shop');
  await page.close();
});

test('shows the page that differs, and names it in the failure', async () => {
  const { page } = await openReport('light', 1_440);
  const picture = page.getByRole('img', { name: 'The page that was opened' });
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1_280);
  await page.close();
  const path = '.meantime/walkthroughs/other-page/opened.png';
  expect(project.shown.join('')).toContain(`The page that was opened: ${path}\n`);
  expect(project.result('other-page').kept?.openedPicture).toBe(path);
});

test('shows what terminals showed as text, whatever they printed', async () => {
  const { page, asked } = await openReport('light', 1_440);
  await page.getByText('Look at it').last().click();
  const screens = page.locator('#walk-3 .screen');
  expect(await screens.first().innerHTML()).toContain('<span class="c2">ok</span>');
  expect(await screens.first().innerHTML()).toContain('<span class="g1 b">FAIL</span>');
  expect(await screens.nth(1).innerText()).toBe(`${hostile}\n`);
  expect(asked.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
  expect(await page.locator('img').count()).toBe(3);
  await page.close();
});

test('masks what the reader put in, also where its colour changes', () => {
  expect(project.result('secretive').transcript).toContain('***\n');
  const written = ['index.html', 'junit.xml', 'summary.md'].map((name) => join(folder, name));
  for (const file of [...written, join(project.root, 'walk.json'), summaryFile]) {
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('***');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(secret.slice(5));
  }
  expect(project.shown.join('')).not.toContain(secret);
  // A trace would have it, so none is kept.
  expect(project.result('secretive').kept).not.toHaveProperty('trace');
});

test("keeps Playwright's trace of what broke, and says where", () => {
  const trace = '.meantime/walkthroughs/other-page/fresh-room/trace.zip';
  expect(project.result('other-page').kept?.trace).toBe(trace);
  expect(readFileSync(join(project.root, trace)).subarray(0, 2).toString()).toBe('PK');
  expect(project.shown.join('')).toContain(`npx playwright show-trace ${trace}`);
  expect(project.result('colourful').kept).not.toHaveProperty('trace');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1_440]) {
    test(`can be read by everybody, ${colorScheme}, ${width} px wide`, async () => {
      const { page } = await openReport(colorScheme, width);
      await page.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true;
      });
      await expectAccessible(page);
      const overflow = () => document.documentElement.scrollWidth - window.innerWidth;
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
      await page.close();
    });
  }
}
