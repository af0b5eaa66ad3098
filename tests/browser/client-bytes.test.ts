import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { recordBeacons, type BeaconRecord } from '../harness/record-beacons.ts';
import { buildTimingSite, type BuiltSite } from './timing-site.ts';

/** Of one script, compressed by Brotli as far as it goes; content/decisions/client-bytes.mdx has them. */
const budgetBytes = { page: 1_000, quickstart: 3_000 };

let browser: Browser;
let site: BuiltSite;
let beacons: BeaconRecord;

beforeAll(async () => {
  browser = await launchBrowser({ asPerson: true });
  const quickstarts = { '/quickstart/': { goal: 'Hello, world!' } };
  const timing = { siteId: 'docs.example.com', quickstarts };
  site = await buildTimingSite({ fixture: 'timing-site', timing });
  beacons = await recordBeacons({ dist: site.dist, base: '/' });
  beacons.headers['content-security-policy'] =
    "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
});
afterAll(async () => {
  await browser.close();
  await beacons.close();
  site.remove();
});

const bytesOf = (name: string) =>
  brotliCompressSync(readFileSync(new URL(name, site.dist))).byteLength;

/** Opens a page and returns the scripts of ours that it asks for until its first beacon arrived. */
async function scriptsUntilFirstBeacon(page: Page, path: string): Promise<string[]> {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js') && !pathname.includes('ClientRouter'))
      asked.push(pathname.slice(1));
  });
  const posted = page.waitForRequest((request) => request.method() === 'POST');
  await page.goto(beacons.url + path, { waitUntil: 'commit' });
  await posted;
  return [...asked];
}

describe('until a page sends its first event it loads one script of ours', () => {
  test.each([
    ['a page that is no quickstart', '', budgetBytes.page],
    ['a quickstart', 'quickstart/', budgetBytes.quickstart],
  ])('on %s', async (_, path, budget) => {
    const page = await browser.newPage();
    const scripts = await scriptsUntilFirstBeacon(page, path);
    await page.close();
    expect(scripts).toHaveLength(1);
    const bytes = bytesOf(scripts[0] ?? '');
    expect(bytes).toBeLessThanOrEqual(budget);
    // Nothing at all would keep within any budget.
    expect(bytes).toBeGreaterThan(budget / 2);
  });
});

test('a page that is no quickstart loads no other, going from one to the next', async () => {
  const page = await browser.newPage();
  const loaded = new Set<string>();
  page.on('request', (request) => {
    if (request.url().endsWith('.js')) loaded.add(request.url());
  });
  await page.goto(beacons.url);
  await page.goto(`${beacons.url}slip/`);
  await page.goto(beacons.url);
  await beacons.until(() => beacons.events().filter(({ kind }) => kind === 'leave').length > 1);
  await page.close();
  expect([...loaded].filter((url) => !url.includes('ClientRouter'))).toHaveLength(1);
});

test.each(['', 'quickstart/'])(
  'the first event of /%s waits for nothing, its clock begins with the navigation, and nothing breaks the policy',
  async (path) => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => {
        // The fixture has styles and a script in the page, which are not ours.
        if (blockedURI !== 'inline') throw new Error(`${violatedDirective} ${blockedURI}`);
      });
      // No timer ends, no frame is drawn and no moment is idle: what waits for one never comes.
      for (const name of ['setTimeout', 'requestAnimationFrame', 'requestIdleCallback'] as const) {
        Object.defineProperty(window, name, { value: () => 0 });
      }
    });
    const posted = page.waitForRequest((request) => request.method() === 'POST');
    await page.goto(beacons.url + path);
    const batch = (await posted).postDataJSON() as { landedAtMs: number };
    const origin = await page.evaluate(() => performance.timeOrigin);
    await page.close();
    expect(Math.abs(batch.landedAtMs - origin)).toBeLessThan(5);
    expect(complaints).toEqual([]);
  },
);

/** The bytes of a script hang on the names of those that it loads: a few, whatever is changed. */
const saidWithin = 30;

test('the documentation says what each script weighs', () => {
  const text = readFileSync(
    new URL('../../content/decisions/client-bytes.mdx', import.meta.url),
    'utf8',
  );
  const rows = text.matchAll(/^\| `([a-z-]+)` \|.*\| ([\d,]+) \|$/gm);
  const said = new Map(
    Array.from(rows, ([, name = '', bytes = '']) => [name, Number(bytes.replace(',', ''))]),
  );
  const scripts = readdirSync(new URL('_astro/', site.dist)).filter(
    (name) => name.endsWith('.js') && !name.startsWith('ClientRouter'),
  );
  const weighed = scripts.map((name): [string, number] => [
    name.replace(/\..*/, ''),
    bytesOf(`_astro/${name}`),
  ]);
  expect([...said.keys()].sort()).toEqual(weighed.map(([name]) => name).sort());
  for (const [name, bytes] of weighed) {
    expect(Math.abs((said.get(name) ?? 0) - bytes), `${name}: ${bytes}`).toBeLessThanOrEqual(
      saidWithin,
    );
  }
});

test('a site without quickstarts loads and sends nothing', async () => {
  const none = await buildTimingSite({ fixture: 'timing-site', timing: {} });
  const record = await recordBeacons({ dist: none.dist, base: '/' });
  try {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${record.url}quickstart/`, { waitUntil: 'networkidle' });
    await page.goto(record.url, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => window.meantime)).toBeUndefined();
    await page.close();
    expect(
      asked.filter((path) => /\.js$|_meantime/.test(path) && !path.includes('ClientRouter')),
    ).toEqual([]);
    expect(record.posts).toEqual([]);
    const files = readdirSync(none.dist, { recursive: true }).map(String);
    expect(files.filter((name) => name.endsWith('.js') && !name.includes('ClientRouter'))).toEqual(
      [],
    );
  } finally {
    await record.close();
    none.remove();
  }
});
