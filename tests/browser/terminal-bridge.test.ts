import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { openTerminal, runInTerminal } from '../harness/open-terminal.ts';
import { serveWithFaults, type FaultySite } from '../harness/serve-with-faults.ts';
import { temporaryFolder } from '../harness/temporary.ts';
import { buildTimingSite, type BuiltSite } from './timing-site.ts';

const goal = 'Hello, world!';
const guide = readFileSync(new URL('../../content/guides/readers.mdx', import.meta.url), 'utf8');

/** A block of the guide by its title, with the address of a real collector. */
function exampleOf(title: string, url: string): string {
  const [, code] =
    new RegExp(`^\`\`\`\\w+ title="${title}"\n([^]*?)^\`\`\``, 'm').exec(guide) ?? [];
  if (code === undefined) throw new Error(`The guide has no ${title}.`);
  return code.replaceAll('https://docs.example.com/', url);
}

let built: BuiltSite;
let browser: Browser;
let site: FaultySite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, built] = await Promise.all([
    launchBrowser({ asPerson: true }),
    buildTimingSite({
      fixture: 'timing-site',
      timing: { siteId: 'fixture', quickstarts: { '/quickstart/': { goal } } },
    }),
  ]);
});
beforeEach(async () => {
  site = await serveWithFaults({ dist: built.dist, folder: temporaryFolder() });
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  page = await context.newPage();
  await page.goto(`${site.url}quickstart/`);
  await site.until((events) => events.some(({ kind }) => kind === 'open'));
});
afterEach(async () => {
  await context.close();
  await site.close();
});
afterAll(async () => {
  await browser.close();
  built.remove();
});

/** The line that the page gives, by the page's own button. */
async function copiedLine(): Promise<string> {
  const terminal = page.locator('meantime-hello .terminal');
  await terminal.locator('summary').click();
  await terminal.locator('code').filter({ hasText: /^curl/ }).waitFor();
  await terminal.getByRole('button').click();
  await page.locator('meantime-hello').getByRole('status').getByText(/./).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

async function expectPinged(): Promise<void> {
  expect(await site.readRuns()).toMatchObject([{ outcome: 'reached', evidence: 'pinged' }]);
}

/** Runs a program of the guide with the code that the page shows; its exit code. */
async function runExample(program: string, name: string): Promise<number | string> {
  const [, code = ''] = /code=(\w+)/.exec(await copiedLine()) ?? [];
  const file = join(temporaryFolder(), name);
  writeFileSync(file, exampleOf(name, site.url));
  const env = { ...process.env, HELLO_CODE: code };
  return new Promise((resolve) => {
    execFile(program, [file], { env }, (error) => {
      resolve(error?.code ?? 0);
    });
  });
}

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe('hello comes from the terminal', () => {
  test('by the line that the page copies, once', async () => {
    const line = await copiedLine();
    const { terminal } = await openTerminal();
    const first = await runInTerminal(terminal, line);
    expect(first).toMatchObject({ lines: [], statuses: [0] });
    await expectPinged();
    const second = await runInTerminal(terminal, line);
    expect(second.lines.join('')).toContain('code-unknown');
    await expectPinged();
  });

  test("by a project's own program in Node", async () => {
    expect(await runExample(process.execPath, 'hello.mjs')).toBe(0);
    await expectPinged();
  });

  test.skipIf(!hasPython)("by a project's own program in Python", async () => {
    expect(await runExample('python3', 'hello.py')).toBe(0);
    await expectPinged();
  });
});
