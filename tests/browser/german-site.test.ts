import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
// Declares `window.meantime`.
import '../../integrations/timing/client/reader-controls.ts';
import { parseManifest } from '../../src/protocol/parse-manifest.ts';
import { de } from '../../src/words/languages/de.ts';
import { en } from '../../src/words/languages/en.ts';
import { intercept } from '../harness/intercept.ts';
import { spawnCli } from '../harness/spawn-cli.ts';
import { visitSite } from '../harness/visit-site.ts';
import { finder, textsOf, wordsOn } from '../harness/words-on-page.ts';

const { open, site } = visitSite('docs-german');
const phone = { viewport: { width: 360, height: 740 } };

type Look = () => Promise<void>;

/** Scripted newcomers are not asked whether it was really so quick. */
async function actAsPerson(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'webdriver', { value: false });
  });
}

/** What readers come across, each told when there is something to look at. */
const journeys: Record<string, (look: Look, page: Page) => Promise<void>> = {
  'the home page': async (look) => look(),
  'a page, its colours changed': async (look, page) => {
    await page.goto(new URL('/glas/', page.url()).href);
    const button = page.locator('meantime-theme button');
    for (const theme of ['light', 'dark', undefined]) {
      await look();
      await button.click();
      expect(await page.locator('html').getAttribute('data-theme')).toBe(theme ?? null);
    }
  },
  'a page on a phone, its menus open': async (look, page) => {
    await page.setViewportSize(phone.viewport);
    await page.goto(new URL('/glas/', page.url()).href);
    for (const menu of ['meantime-pages', 'meantime-contents']) {
      await page.locator(`[popovertarget=${menu}]`).first().click();
      await page.locator(`#${menu}:popover-open`).waitFor();
      await look();
      await page.keyboard.press('Escape');
    }
  },
  'a picture that is enlarged, and a page within a folder': async (look, page) => {
    await page.goto(new URL('/glas/', page.url()).href);
    await page.locator('meantime-zoom button').first().click();
    await page.locator('dialog[open]').waitFor();
    await look();
    await page.goto(new URL('/glas/stiel/', page.url()).href);
    await look();
  },
  'a block that is copied': async (look, page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(new URL('/schnellstart/', page.url()).href);
    await page.locator('[data-meantime-copy]').first().click();
    await page.locator('[data-meantime-copy=copied]').waitFor();
    await look();
  },
  'a block that cannot be copied': async (look, page) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    });
    await page.goto(new URL('/schnellstart/', page.url()).href);
    await page.locator('[data-meantime-copy]').first().click();
    await page.locator('[data-meantime-copy=pressKeys]').waitFor();
    await look();
  },
  'the search, with many pages, one and none': async (look, page) => {
    await page.keyboard.press('/');
    const field = page.locator('[data-meantime-search-field]');
    await field.waitFor();
    await look();
    const status = page.locator('dialog [role=status]');
    for (const [query, said] of [
      ['wissen', /^1 /],
      ['Sand', /^2 /],
      ['qqxyz', /qqxyz/],
    ] as const) {
      await field.fill(query);
      await status.filter({ hasText: said }).waitFor();
      await look();
    }
  },
  'the search without its index': async (look, page) => {
    await intercept(page, '**/pagefind/**', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("cut off")' }),
    );
    await page.keyboard.press('/');
    await page.locator('dialog [role=status]:not(:empty)').waitFor();
    await look();
  },
  'hello, after a note of being stuck': async (look, page) => {
    await actAsPerson(page);
    // However long the looking takes, hello comes too soon.
    await page.clock.setFixedTime(new Date());
    await page.goto(new URL('/schnellstart/', page.url()).href);
    await page.locator('[data-meantime-answer=stuck]').first().click();
    await page.locator('meantime-stuck').getByRole('textbox').fill('Woher kommt der Sand?');
    await look();
    await page.locator('[data-meantime-answer=confused]').first().click();
    await look();
    await page.evaluate(() => document.querySelector('h2:last-of-type')?.scrollIntoView());
    for (const summary of await page.locator('meantime-hello summary').all()) await summary.click();
    await page.locator('[data-meantime-answer=pasted]').click();
    await look();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('[data-meantime-answer=copy-line]').click();
    await page.locator('meantime-hello [role=status]').filter({ hasText: 'kopiert' }).waitFor();
    await look();
    await page.locator('[data-meantime-answer=got-it]').click();
    await look();
    await page.locator('[data-meantime-answer=confirm]').click();
    await look();
    await page.locator('[data-meantime-answer=undo]').click();
    await look();
    await page.locator('[data-meantime-answer=got-it]').click();
    await page.locator('[data-meantime-answer=confirm]').click();
    await page.reload();
    await page.locator('[data-meantime-answer=undo]').waitFor();
    await look();
  },
  'a rail with the times of readers': async (look, page) => {
    const { quickstarts } = parseManifest(site().read('_meantime/manifest.json'));
    const times = quickstarts.map(({ id, variants: [{ steps }] }) => ({
      id,
      steps: steps.map((step) => ({ id: step.id, toHelloMs: 600_000 })),
    }));
    await intercept(page, '**/public.json', (route) =>
      route.fulfill({ json: { v: 1, quickstarts: times } }),
    );
    await page.goto(new URL('/schnellstart/', page.url()).href);
    await page.locator('meantime-rail summary').filter({ hasText: '10 Minuten' }).waitFor();
    await look();
  },
  'a run that is erased': async (look, page) => {
    await page.goto(new URL('/schnellstart/', page.url()).href);
    await page.locator('[data-meantime-answer=erase]').click();
    await page.locator('[data-meantime-answer=erase]').waitFor({ state: 'hidden' });
    await look();
  },
  'a run that was erased by the page': async (look, page) => {
    await page.goto(new URL('/schnellstart/', page.url()).href);
    await page.locator('[data-meantime-answer=got-it]').waitFor();
    await page.evaluate(() => window.meantime?.erase?.());
    await page.locator('[data-meantime-answer=got-it]').click();
    await page.locator('[data-meantime-answer=got-it]').waitFor({ state: 'hidden' });
    await look();
  },
  'an address that does not exist': async (look, page) => {
    await page.goto(new URL('/verschollen/', page.url()).href);
    await look();
  },
  'the navigation as it is framed': async (look, page) => {
    await page.goto(new URL('/_meantime/navigation/', page.url()).href);
    await look();
  },
};

const english = [...textsOf(en)].filter(([name, text]) => textsOf(de).get(name) !== text);
const seen = new Set<string>();

test.each(Object.entries(journeys))('%s: nothing is English', async (_name, journey) => {
  const page = await open('/');
  let looks = 0;
  await journey(async () => {
    looks += 1;
    const said = await wordsOn(page);
    for (const text of said) seen.add(text);
    const found = english.flatMap(([name, text]) =>
      said.filter((one) => finder(text).test(one)).map((one) => `${name} in "${one}"`),
    );
    expect(found).toEqual([]);
  }, page);
  expect(looks).toBeGreaterThan(0);
});

test('every word of the table was come across', () => {
  const unseen = [...textsOf(de)]
    .filter(([, text]) => ![...seen].some((one) => finder(text).test(one)))
    .map(([name]) => name)
    // Where a walk is shown, quickstart-film.test.ts looks for them.
    .filter((name) => !name.startsWith('film.'));
  // Said in development; of what Git knows; where the site has an address; by the search of readers
  // who were there before or have mistyped; of sites with topics, many pages, images of links or
  // diagrams; of addresses that lead nowhere and are near to one.
  expect(unseen.sort()).toEqual(
    [
      ...['page.topics', 'page.filter', 'quickstart.timeToHello', 'notFound.near', 'diagrams.name'],
      ...['page.draft', 'page.contributors', 'assistants.openIn', 'assistants.prompt'],
      ...['search.meant', 'search.recent', 'search.forget', 'search.growing'],
    ].sort(),
  );
});

test('an English word would be found', async () => {
  const page = await open('/glas/');
  await page.locator('#meantime-content').evaluate((content) => {
    content.append('Read on. Next', document.createElement('button'));
    content.lastElementChild?.setAttribute('aria-label', 'Did you see “sand”?');
  });
  const said = await wordsOn(page);
  const found = english.filter(([, text]) => said.some((one) => finder(text).test(one)));
  expect(found.map(([name]) => name)).toEqual(['page.next', 'hello.question']);
});

test('times and numbers are as German has them', async () => {
  const page = await open('/schnellstart/');
  expect(await page.locator('.promise-time').innerText()).toBe('in höchstens 5 Min.');
  await page.locator('[data-meantime-answer=got-it]').click();
  await page
    .locator('meantime-hello [role=status]')
    .filter({
      hasText: /^Gut gemacht: Hallo Welt nach \d+ Sekunden?\. Diese Seite verspricht 5 Minuten\.$/,
    })
    .waitFor();
});

test('the walkthrough reaches hello world, and tells the page', async () => {
  const { project } = site();
  const { exitCode, stdout } = await spawnCli(['walk', '--json', 'walk.json'], { cwd: project });
  expect(exitCode, stdout).toBe(0);
  expect(stdout).toContain('hello world reached');
  const results: unknown = JSON.parse(readFileSync(join(project, 'walk.json'), 'utf8'));
  expect(results).toMatchObject({ walkthroughs: [{ quickstart: 'schnellstart', warnings: [] }] });
});
