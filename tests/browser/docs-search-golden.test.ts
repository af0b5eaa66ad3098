import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { goldenQueries } from '../golden/search/queries.ts';
import { visitSite } from '../harness/visit-site.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { open } = visitSite('docs-guide', { prepare: takeOwnPages });

/** The pages of this project in place of the fixture's. */
function takeOwnPages(project: string): void {
  rmSync(join(project, 'content'), { recursive: true });
  for (const name of ['content', 'public', 'astro.config.mjs']) {
    cpSync(join(root, name), join(project, name), { recursive: true });
  }
}

interface Listed {
  /** What Enter opens. */
  chosen: string;
  /** The first three pages, and what is shown of their headings. */
  three: string[];
}

async function search(page: Page, query: string): Promise<Listed> {
  await page.locator('[data-meantime-search-field]').fill(query);
  await page.locator(`#meantime-results[data-query=${JSON.stringify(query)}]`).waitFor();
  return page.evaluate(() => {
    const hrefOf = (link: Element | null) => link?.getAttribute('href') ?? '';
    const groups = [...document.querySelectorAll('#meantime-results [role=group]')].slice(0, 3);
    return {
      chosen: hrefOf(document.querySelector('#meantime-results [aria-selected=true]')),
      three: groups.flatMap((group) => [...group.querySelectorAll('a')].map(hrefOf)),
    };
  });
}

test('readers find what they mean', async () => {
  const page = await open('/quickstart/');
  await page.keyboard.press('/');
  await page.locator('[data-meantime-search-field]').waitFor();
  const missed: unknown[] = [];
  for (const golden of goldenQueries) {
    const listed = await search(page, golden.query);
    const wanted = golden.first ?? golden.amongThree ?? '';
    const shaped = (address: string) => (wanted.includes('#') ? address : address.split('#', 1)[0]);
    const shown = golden.first === undefined ? listed.three : [listed.chosen];
    if (!shown.map(shaped).includes(wanted)) missed.push({ ...golden, ...listed });
  }
  expect(missed).toEqual([]);
});
