import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { everyComponent } from '../harness/component-samples.ts';
import { visitSite } from '../harness/visit-site.ts';

const { open } = visitSite('docs-guide', {
  prepare: (project) => {
    const page = `---\ntitle: Components\n---\n${everyComponent}`;
    writeFileSync(join(project, 'content/components.mdx'), page);
  },
});
const current = '.pages [aria-current=page]';

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([
    '/',
    '/quickstart/',
    '/guides/reading/',
    '/components/',
    '/nowhere/',
    '/_meantime/navigation/',
  ])('axe finds nothing on %s', async (path) => {
    for (const width of [360, 1440]) {
      const page = await open(path, { colorScheme, viewport: { width, height: 800 } });
      await page.locator('.pages').waitFor({ state: 'attached' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const { scrollWidth } = await page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth,
      }));
      expect(scrollWidth).toBe(width);
    }
  });

  test('axe finds nothing in the open search and the open menu', async () => {
    const page = await open('/quickstart/', { colorScheme, viewport: { width: 360, height: 740 } });
    await page.keyboard.press('/');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('sand');
    await page.getByRole('option').first().waitFor();
    const search = await new AxeBuilder({ page }).analyze();
    expect(search.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
      [],
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.locator(current).waitFor();
    const menu = await new AxeBuilder({ page }).analyze();
    expect(menu.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
