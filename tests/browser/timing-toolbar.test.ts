import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { toolbarMessages } from '../../integrations/timing/toolbar/client/page-times.ts';
import { baselineOf } from '../../src/gate/baseline/baseline.ts';
import { renderBaseline } from '../../src/gate/baseline/render-baseline.ts';
import { renderDuration } from '../../src/protocol/duration.ts';
import type { Manifest } from '../../src/protocol/manifest.ts';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import { launchBrowser } from '../harness/browser.ts';
import { buildSite, startDevServer, type DevServer } from '../harness/build-site.ts';
import { editSite, expectNoReload } from '../harness/edit-site.ts';
import { expectAccessible } from '../harness/expect-accessible.ts';

const toolbar = 'astro-dev-toolbar';

function panelOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Time to hello world' });
}

async function openPanel(page: Page): Promise<Locator> {
  await page.locator(`${toolbar} #dev-bar`).hover();
  await page.locator(`${toolbar} button[data-app-id=meantime]`).click();
  const panel = panelOf(page);
  await panel.waitFor();
  return panel;
}

/** The manifest once it holds another time than that one. */
async function manifestAfter(server: DevServer, before: Manifest): Promise<Manifest> {
  await expect
    .poll(async () => timeIn(await readManifest(server)), { interval: 50 })
    .not.toBe(timeIn(before));
  return readManifest(server);
}

async function readManifest({ url }: DevServer): Promise<Manifest> {
  return parseManifest(await (await fetch(`${url}/_meantime/manifest.json`)).text());
}

function timeIn({ quickstarts }: Manifest): string {
  return renderDuration(quickstarts[0]?.variants[0].humanMs ?? NaN);
}

describe('a site of docs()', () => {
  const { open, edit, file, server } = editSite('quickstart', '/docs', { asPerson: true });

  test('shows the time as the file is written, and what it differs by', async () => {
    const page = await open('/quickstart/');
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    const panel = await openPanel(page);
    const before = await readManifest(server());
    await panel.getByText(timeIn(before), { exact: true }).waitFor();
    await panel.getByText('Compared with no baseline').waitFor();

    writeFileSync(file('meantime.baseline.json'), renderBaseline(baselineOf(before)));
    await panel.getByText(`As in the baseline: ${timeIn(before)}.`).waitFor();

    const summary = panel.locator('summary', { hasText: 'Run it' });
    await summary.click();
    await panel.getByText('1 command to run').waitFor();
    edit('content/quickstart.mdx', (text) =>
      text.replace('## Run it', '## Run it\n\nFirst install it.\n\n```sh\nnpm install\n```\n'),
    );
    await panel.getByText('2 commands to run').waitFor();
    const after = await manifestAfter(server(), before);
    await panel.getByText(timeIn(after), { exact: true }).waitFor();
    await panel.getByText('up to +5.0 s would hold').waitFor();
    await panel.getByText(/Since the baseline \+.* 1 command/).waitFor();
    // The step that was opened has stayed open, with the focus on it.
    expect(await summary.evaluate((element) => element.matches(':focus'))).toBe(true);
    await expectNoReload(page);
    await expectAccessible(page, toolbar);
    expect(failures).toEqual([]);
  });

  test('tells what lint tells, and what keeps a page from being timed', async () => {
    const page = await open('/quickstart/');
    const panel = await openPanel(page);
    await panel.getByText('by the model').waitFor();
    edit('content/quickstart.mdx', (text) => text.replaceAll('Hello, world!\n```', 'Bye\n```'));
    await panel.getByText('content/quickstart.mdx').first().waitFor();
    await panel
      .getByText(/^(?:Error|Warning): /)
      .first()
      .waitFor();
    await expectAccessible(page, toolbar);
  });

  test('is opened, read and closed by keys alone', async () => {
    const page = await open('/');
    await page.locator(`${toolbar} #dev-bar`).focus();
    const button = page.locator(`${toolbar} button[data-app-id=meantime]`);
    await button.focus();
    await page.keyboard.press('Enter');
    const panel = panelOf(page);
    await panel.getByText('This page is no quickstart.').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await panel.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  });
});

describe('a site of timing() alone', () => {
  let server: DevServer | undefined;
  afterAll(() => server?.close());

  test('shows the time, and goes on doing so when an edit loads the page again', async () => {
    const started = await startDevServer('timing-site', '', (project) => {
      const config = `import mdx from '@astrojs/mdx';
import { timing } from 'meantime';
const quickstarts = { '/quickstart/': { goal: 'Hello, world!' } };
const define = {
  'import.meta.env.TRANSITIONS': 'false',
  'import.meta.env.SITE_BASE': '"/"',
};
export default { integrations: [mdx(), timing({ quickstarts })], vite: { define } };
`;
      writeFileSync(join(project, 'astro.config.mjs'), config);
    });
    server = started;
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`${started.url}/quickstart/`, { waitUntil: 'networkidle' });
      const panel = await openPanel(page);
      const before = await readManifest(started);
      await panel.getByText(timeIn(before), { exact: true }).waitFor();
      await panel.locator('summary', { hasText: 'Install' }).click();
      const source = join(started.project, 'src/pages/quickstart.mdx');
      const more = 'Get it from the registry, which has to be reached from where you are.';
      const text = readFileSync(source, 'utf8');
      writeFileSync(source, text.replace('Get it from the registry.', more));
      await page.getByText(more).waitFor();
      const after = await manifestAfter(started, before);
      await panel.getByText(timeIn(after), { exact: true }).waitFor();
      await panel.getByText('1 command to run').first().waitFor();
    } finally {
      await browser.close();
    }
  });
});

test('a built site holds nothing of it', async () => {
  const { ask } = toolbarMessages;
  const site = await buildSite('quickstart');
  try {
    expect(site.exitCode, site.output).toBe(0);
    const files = readdirSync(site.dist, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(5);
    const having = (word: string) => files.filter((path) => readFileSync(path).includes(word));
    expect(having(ask)).toEqual([]);
    expect(having('Time to hello world')).toEqual([]);
    // What is built is found by its words: the client of the beacons is there.
    expect(having('meantime-hello').length).toBeGreaterThan(0);
  } finally {
    site.remove();
  }
});
