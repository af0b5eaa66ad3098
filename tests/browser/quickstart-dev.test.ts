import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asTeam, openLink, reportLinkIn } from '../harness/as-team.ts';
import { launchBrowser } from '../harness/browser.ts';
import { startDevServer, type DevServer } from '../harness/build-site.ts';
import type { Report } from '../../src/reports/report.ts';

let server: DevServer;

beforeAll(async () => {
  server = await startDevServer('quickstart', '/docs');
});
afterAll(() => server.close());

async function report(): Promise<Report> {
  const response = await fetch(`${server.url}/_meantime/report.json?since=all`, {
    headers: asTeam(server.project, '.meantime/dev.db'),
  });
  return (await response.json()) as Report; // its own format
}

test('in development runs are collected into a database of their own and reported', async () => {
  const browser = await launchBrowser({ asPerson: true });
  const page = await browser.newPage();
  await page.goto(`${server.url}/quickstart/`);
  const kept = page.waitForResponse(
    (response) => response.request().postData()?.includes('"hello"') === true,
  );
  await page.locator('[data-meantime-answer=got-it]').click();
  expect((await kept).status()).toBe(204);
  await browser.close();

  const session = await openLink(reportLinkIn(server.output()));
  const shown = await fetch(`${server.url}/_meantime/`, { headers: session });
  expect(await shown.text()).toContain('Mean time to hello world');
  expect((await fetch(`${server.url}/_meantime/`)).status).toBe(401);
  expect((await report()).quickstarts).toMatchObject([
    { id: 'quickstart', source: 'content/quickstart.mdx', withSetAside: { runs: 1, reached: 1 } },
  ]);
  expect(existsSync(join(server.project, '.meantime/dev.db'))).toBe(true);
  expect(existsSync(join(server.project, '.meantime/runs.db'))).toBe(false);
});
