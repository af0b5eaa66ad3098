import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import { launchBrowser } from '../harness/browser.ts';

let server: ChildProcess;
let url: string;

beforeAll(async () => {
  // In a process of its own, because Astro's development server does not run inside Vitest.
  const script = fileURLToPath(new URL('timing-dev-server.ts', import.meta.url));
  const { PATH } = process.env;
  const child = spawn(process.execPath, [script], {
    env: { PATH, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  server = child;
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  url = line;
});
afterAll(async () => {
  const exit = once(server, 'exit');
  server.kill();
  await exit;
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
    const posted = page.waitForRequest((request) => request.url() === `${url}_meantime/runs`);
    await page.goto(`${url}quickstart/`);
    const batch = (await posted).postDataJSON() as object; // any JSON will do for the comparison
    expect(batch).toMatchObject({ site: 'fixture', events: [{ kind: 'land' }, { kind: 'open' }] });
    await page.locator('[data-meantime-answer=got-it]').waitFor();
    expect(failures).toEqual([]);
  } finally {
    await browser.close();
  }
});
