import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { everyComponent, includedPart } from '../harness/component-samples.ts';
import { expectAccessible } from '../harness/expect-accessible.ts';
import { visitSite } from '../harness/visit-site.ts';

const { open } = visitSite('docs-guide', { prepare: addEverything });
const current = '.pages [aria-current=page]';
const phone = { width: 360, height: 740 };
const wide = { width: 1440, height: 800 };

/** Has the quickstart timed, and adds a page that holds all that a page may hold. */
function addEverything(project: string): void {
  const config = join(project, 'astro.config.mjs');
  writeFileSync(config, readFileSync(config, 'utf8').replaceAll('docs', 'meantime'));
  const columns = ['name', ...Array.from({ length: 9 }, (_, index) => `column-number-${index}`)];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [columns, columns.map(() => '---'), columns].map(row).join('\n');
  const asides = ['note', 'tip', 'caution', 'danger'].map(
    (kind) => `:::${kind}[A ${kind}]\nSee [the start](/) and \`code\`.\n:::`,
  );
  writeFileSync(join(project, 'content', includedPart.name), includedPart.text);
  writeFileSync(
    join(project, 'content/components.mdx'),
    `---\ntitle: Components\n---\n${everyComponent}`,
  );
  writeFileSync(
    join(project, 'content/everything.mdx'),
    `---
title: Everything
description: All that a page may hold.
---

import { Card, CardGrid, LinkButton } from 'meantime/components';

## Notes

${asides.join('\n\n')}

## Cards

<CardGrid>
  <Card title="With a link" href="/">Leads on.</Card>
  <Card title="Without">Stays.</Card>
</CardGrid>

<LinkButton href="/" primary>First</LinkButton> <LinkButton href="/">Second</LinkButton>

### Code

\`\`\`ts title="all-the-colours.ts"
/** What it is. */
export class Glass<T> extends Base { @decorated count = 60; // sand
  turn(name: string): void { throw new Error(\`no \${name} \\n\` + /x+/.test('y') + null); } }
\`\`\`

\`\`\`diff
- gone
+ come
\`\`\`

\`\`\`html
<a class="x" href="/">&amp;</a>
\`\`\`

## Text

> A quotation with **strong** and *emphasised* text, ~~struck~~, <kbd>Esc</kbd>.

1. One
   - inner
2. Two

- [x] done
- [ ] to do

---

${table}
`,
  );
}

describe.each(['light', 'dark'] as const)('in %s, axe finds nothing', (colorScheme) => {
  test.each([
    '/',
    '/quickstart/',
    '/everything/',
    '/components/',
    '/guides/reading/',
    '/nowhere/',
    '/_meantime/navigation/',
  ])('on %s, which is no wider than its window', async (path) => {
    for (const viewport of [phone, wide]) {
      const page = await open(path, { colorScheme, viewport });
      await page.locator('.pages').waitFor({ state: 'attached' });
      await expectAccessible(page);
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrollWidth).toBe(viewport.width);
    }
  });

  test('in the question at the end of a quickstart, before and after it is answered', async () => {
    const page = await open('/quickstart/', { colorScheme, viewport: phone });
    for (const summary of await page.locator('meantime-hello summary').all()) await summary.click();
    await page.locator('[data-meantime-answer=stuck]').first().click();
    await expectAccessible(page);
    await page.locator('[data-meantime-answer=got-it]').click();
    await page.getByText('Well done').waitFor();
    await expectAccessible(page);
  });

  test.each([
    ['on a phone', phone],
    ['on a wide screen', wide],
  ])('in the open search %s, with results and without', async (_, viewport) => {
    const page = await open('/quickstart/', { colorScheme, viewport });
    await page.keyboard.press('/');
    await page.keyboard.type('sand');
    await page.getByRole('option').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('combobox').fill('zzxqy');
    await page.getByText('Nothing found').waitFor();
    await expectAccessible(page);
  });

  test('in the open menu and the open contents', async () => {
    const page = await open('/quickstart/', { colorScheme, viewport: phone });
    await page.locator('.menu-button').click();
    await page.locator(current).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.locator('.contents-button').click();
    await page.locator('.contents').getByRole('navigation').waitFor();
    await expectAccessible(page);
  });

  test('after a copy, and where the reader chose the colours', async () => {
    // The other scheme is the system's: the reader's choice holds against it.
    const system = colorScheme === 'light' ? 'dark' : 'light';
    const page = await open('/everything/', {
      ...{ colorScheme: system, viewport: wide },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const button = page.locator('meantime-theme button');
    await button.click();
    if (colorScheme === 'dark') await button.click();
    await page.locator('[data-meantime-copy]').first().click();
    await page.locator('[data-meantime-copy=copied]').waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(colorScheme);
    await expectAccessible(page);
  });
});
