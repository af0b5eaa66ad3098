import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { visitSite } from '../harness/visit-site.ts';

const tabs = `
<Tabs syncKey="pkg">
  <TabItem label="npm">

  First of npm.

  Which is longer.

  </TabItem>
  <TabItem label="pnpm">

  ### In pnpm

  First of pnpm.

  </TabItem>
  <TabItem label="bun">First of bun.</TabItem>
</Tabs>

<Tabs syncKey="pkg">
  <TabItem label="npm">Second of npm.</TabItem>
  <TabItem label="pnpm">Second of pnpm.</TabItem>
</Tabs>

<Tabs>
  <TabItem label="npm">Third of npm.</TabItem>
  <TabItem label="pnpm">

  <Tabs>
    <TabItem label="a">Inner of a.</TabItem>
    <TabItem label="b">

    ### Tief & größer

    Inner of b.

    </TabItem>
  </Tabs>

  </TabItem>
</Tabs>

[To pnpm](#in-pnpm)
`;

const { open } = visitSite('docs-guide', {
  prepare: (project) => {
    for (const name of ['tabs', 'more-tabs']) {
      writeFileSync(join(project, `content/${name}.mdx`), `---\ntitle: ${name}\n---\n${tabs}`);
    }
  },
});

/** The texts of the panels that are shown, by their first words. */
async function shown(page: Page): Promise<string[]> {
  const text = await page.locator('.prose').innerText();
  return text.match(/(?:First|Second|Third|Inner) of \w+/g) ?? [];
}

const firstPanels = ['First of npm', 'Second of npm', 'Third of npm'];
const pnpmPanels = ['First of pnpm', 'Second of pnpm', 'Third of npm'];

function tab(page: Page, name: string, place = 0) {
  return page.locator('meantime-tabs').nth(place).getByRole('tab', { name, exact: true });
}

describe('without a choice', () => {
  test('the first of each is shown, and the tabs say so', async () => {
    const page = await open('/tabs/');
    expect(await shown(page)).toEqual(firstPanels);
    const first = page.locator('meantime-tabs').first();
    expect(await first.getByRole('tablist').getByRole('tab').allInnerTexts()).toEqual([
      'npm',
      'pnpm',
      'bun',
    ]);
    expect(await first.getByRole('tab', { selected: true }).innerText()).toBe('npm');
    await first.getByRole('tabpanel', { name: 'npm', exact: true }).waitFor();
  });

  test('all can be read without JavaScript, each under its label', async () => {
    const page = await open('/tabs/', { javaScriptEnabled: false });
    expect(await shown(page)).toEqual([
      ...['First of npm', 'First of pnpm', 'First of bun', 'Second of npm', 'Second of pnpm'],
      ...['Third of npm', 'Inner of a', 'Inner of b'],
    ]);
    expect(await page.locator('meantime-tabs').first().innerText()).toMatch(
      /^npm\s+First of npm\.\s+Which is longer\.\s+pnpm\s+In pnpm\s+First of pnpm\.\s+bun\s+First of bun\.$/,
    );
  });

  test('all are on paper', async () => {
    const page = await open('/tabs/');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('First of bun').isVisible()).toBe(true);
    const box = await page.getByText('Inner of b').boundingBox();
    expect(box?.height).toBeGreaterThan(10);
    expect(await page.getByRole('tablist').count()).toBe(0);
  });
});

describe('a choice', () => {
  test('holds for the same choice on the page, and for no other', async () => {
    const page = await open('/tabs/');
    await tab(page, 'pnpm').click();
    expect(await shown(page)).toEqual(pnpmPanels);
    // A choice that some tabs do not offer leaves them as they are.
    await tab(page, 'bun').click();
    expect(await shown(page)).toEqual(['First of bun', 'Second of pnpm', 'Third of npm']);
    await tab(page, 'pnpm', 2).click();
    expect(await shown(page)).toEqual(['First of bun', 'Second of pnpm', 'Inner of a']);
  });

  test('holds on other pages and after a reload, and no other is painted first', async () => {
    const page = await open('/tabs/');
    await tab(page, 'pnpm').click();
    // Notes what could be painted: what is shown when the script has run and after each frame.
    await page.addInitScript(() => {
      const seen: string[] = [];
      const look = (): void => {
        for (const panel of document.querySelectorAll('meantime-tab:not([hidden])')) {
          seen.push(panel.getAttribute('data-meantime-variant') ?? '');
        }
        if (document.readyState !== 'complete') requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      Object.assign(globalThis, { seen });
    });
    for (const go of [
      () => page.reload(),
      () => page.goto(new URL('/more-tabs/', page.url()).href),
    ]) {
      await go();
      expect(await shown(page)).toEqual(pnpmPanels);
      const painted = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
      expect(painted).not.toContain('bun');
    }
  });

  test('is that of the page that was left last, in a page that the browser kept', async () => {
    const page = await open('/tabs/');
    await page.goto(new URL('/more-tabs/', page.url()).href);
    await tab(page, 'pnpm').click();
    await page.goBack();
    await expect.poll(() => shown(page)).toEqual(pnpmPanels);
  });

  test('holds on the page where storage is forbidden', async () => {
    const page = await open('/');
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new Error('forbidden');
        },
      });
    });
    await page.goto(new URL('/tabs/', page.url()).href);
    await tab(page, 'pnpm').click();
    expect(await shown(page)).toEqual(pnpmPanels);
  });

  test('does not move the tab from under the pointer', async () => {
    const page = await open('/tabs/', { viewport: { width: 800, height: 240 } });
    const second = tab(page, 'pnpm', 1);
    await second.scrollIntoViewIfNeeded();
    const before = await second.boundingBox();
    await second.click();
    expect(await shown(page)).toEqual(pnpmPanels);
    const after = await second.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
  });
});

describe('by keyboard', () => {
  test.each([
    ['ltr', 'ArrowRight', 'ArrowLeft'],
    ['rtl', 'ArrowLeft', 'ArrowRight'],
  ])('arrows, Home and End go round (%s)', async (direction, forth, back) => {
    const page = await open('/tabs/');
    await page.evaluate((dir) => {
      document.documentElement.dir = dir;
    }, direction);
    await tab(page, 'npm').focus();
    const focused = () => page.locator(':focus').innerText();
    for (const [key, label] of [
      [forth, 'pnpm'],
      [forth, 'bun'],
      [forth, 'npm'],
      [back, 'bun'],
      ['Home', 'npm'],
      ['End', 'bun'],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused()).toBe(label);
      expect((await shown(page))[0]).toBe(`First of ${label}`);
    }
    // One stop for all tabs, and the next is what they show.
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('role')).toBe('tabpanel');
    expect(await focused()).toContain('First of bun');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('bun');
  });
});

describe('what stands behind a tab', () => {
  test.each([
    ['/tabs/#in-pnpm', ['First of pnpm', 'Second of npm', 'Third of npm']],
    ['/tabs/#tief--gr%C3%B6%C3%9Fer', ['First of npm', 'Second of npm', 'Inner of b']],
    ['/tabs/#%', firstPanels],
  ])('is opened by the address %s', async (address, panels) => {
    const page = await open(address);
    expect(await shown(page)).toEqual(panels);
  });

  test('is opened by a link on the page, again when it was closed', async () => {
    const page = await open('/tabs/');
    for (const time of ['once', 'again']) {
      await page.getByRole('link', { name: 'To pnpm' }).click();
      await expect.poll(() => shown(page).then(([first]) => first)).toBe('First of pnpm');
      expect(await page.getByRole('heading', { name: 'In pnpm' }).isVisible(), time).toBe(true);
      await tab(page, 'npm').click();
    }
  });

  test('is opened by find-in-page, which is no choice', async () => {
    const page = await open('/tabs/');
    const panel = page.locator('meantime-tab').nth(2);
    expect(await panel.getAttribute('hidden')).toBe('until-found');
    // What the browser does when it has found something; no script can make it search.
    await panel.evaluate((element) => {
      element.dispatchEvent(new Event('beforematch', { bubbles: true }));
      element.removeAttribute('hidden');
    });
    expect((await shown(page))[0]).toBe('First of bun');
    expect(await tab(page, 'bun').getAttribute('aria-selected')).toBe('true');
    await page.reload();
    expect(await shown(page)).toEqual(firstPanels);
  });
});
