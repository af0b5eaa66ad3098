import { expect, test } from 'vitest';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import { launchBrowser } from '../harness/browser.ts';
import { serveWithFaults } from '../harness/serve-with-faults.ts';
import { temporaryFolder } from '../harness/temporary.ts';
import { readFileSync } from 'node:fs';
import { sayHello } from './timing-reader.ts';
import { buildTimingSite } from './timing-site.ts';

test('pages and collector meet at the path that the team has chosen', async () => {
  const quickstarts = { '/quickstart/': { goal: 'Hello, world!' } };
  const built = await buildTimingSite({
    ...{ fixture: 'timing-site', base: '/docs/' },
    timing: { siteId: 'fixture', quickstarts, collector: '/hi/reports' },
  });
  const site = await serveWithFaults({ dist: built.dist, folder: temporaryFolder() });
  const browser = await launchBrowser({ asPerson: true });
  try {
    const manifest = readFileSync(new URL('_meantime/manifest.json', built.dist), 'utf8');
    expect(parseManifest(manifest).runsPath).toBe('/hi/reports');
    const page = await browser.newPage();
    const paths: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') paths.push(new URL(request.url()).pathname);
    });
    await page.goto(`${site.url}quickstart/`);
    await site.until((events) => events.some(({ kind }) => kind === 'open'));
    await page.locator('meantime-hello .terminal').locator('summary').click();
    // It is written once the part has opened, which is told in a task of its own.
    const shown = page.locator('meantime-hello .terminal code').filter({ hasText: /^curl/ });
    const line = await shown.textContent();
    expect(line).toContain('/hi/hello');
    const [, body = '', url = ''] = /^curl -d (\S+) (\S+)$/.exec(line ?? '') ?? [];
    expect((await fetch(url, { method: 'POST', body })).status).toBe(204);
    await sayHello(page);
    await site.until((events) => events.filter(({ kind }) => kind === 'hello').length === 2);
    expect(new Set(paths)).toEqual(new Set(['/hi/reports']));
    await page.evaluate(() => window.meantime?.erase?.());
    await site.until((events) => events.length === 0, { mayLack: true });
    // The collector may know of it before the browser has told.
    await expect.poll(() => paths.at(-1)).toMatch(/^\/hi\/reports\/[0-9a-f]{32}$/);
  } finally {
    await browser.close();
    await site.close();
    built.remove();
  }
});
