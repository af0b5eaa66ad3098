import { dev } from 'astro';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import { siteConfig } from './timing-site.ts';

let server: Awaited<ReturnType<typeof dev>>;
let url: string;

beforeAll(async () => {
  const config = siteConfig({
    fixture: 'timing-site',
    base: '/docs/',
    timing: { siteId: 'fixture', quickstarts: { '/quickstart/': { goal: 'Hello, world!' } } },
  });
  server = await dev({
    ...config,
    server: { port: 0, host: '127.0.0.1' },
    devToolbar: { enabled: false },
  });
  url = `http://127.0.0.1:${server.address.port}/docs/`;
});
afterAll(async () => {
  await server.stop();
});

const manifest = async () => {
  const response = await fetch(`${url}_meantime/manifest.json`);
  expect(response.headers.get('content-type')).toBe('application/json');
  return parseManifest(await response.text());
};

test('the manifest in development has the quickstarts that were visited', async () => {
  expect(await manifest()).toMatchObject({ site: 'fixture', base: '/docs/', quickstarts: [] });
  await fetch(`${url}quickstart/`);
  expect((await manifest()).quickstarts).toMatchObject([
    { id: 'quickstart', path: '/quickstart/', source: 'src/pages/quickstart.mdx' },
  ]);
});

test('what is not ours below the path is left to others', async () => {
  const response = await fetch(`${url}_meantime/nothing`);
  expect(response.status).toBe(404);
});

test('pages send beacons in development', async () => {
  const browser = await launchBrowser({ asPerson: true });
  try {
    const page = await browser.newPage();
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    const posted = page.waitForRequest((request) => request.url() === `${url}_meantime/beacons`);
    await page.goto(`${url}quickstart/`);
    const batch = (await posted).postDataJSON() as object; // any JSON will do for the comparison
    expect(batch).toMatchObject({ site: 'fixture', events: [{ kind: 'land' }] });
    await page.getByRole('button', { name: 'I get it' }).waitFor();
    expect(failures).toEqual([]);
  } finally {
    await browser.close();
  }
});
