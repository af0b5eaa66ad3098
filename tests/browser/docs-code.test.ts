import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { copyBlock } from '../../src/walkthrough/page/copy-block.ts';
import { expectAccessible } from '../harness/expect-accessible.ts';
import { visitSite } from '../harness/visit-site.ts';

const code = `
\`\`\`js ins={3} del={2} {1} "port"
const port = 3000;
server.listen(port);
server.listen(port, '127.0.0.1');
\`\`\`

\`\`\`py
def load(path): # [!code focus]
    return json.load(path)
print(1) # [!code error]
\`\`\`

\`\`\`diff title="server.mjs"
 const port = 3000;
-server.listen(port);
+server.listen(port, '127.0.0.1');
\`\`\`

\`\`\`js showLineNumbers=98 collapse={2-3} warning={4}
const a = 1;
const b = 2;
const c = 3;
const d = 4;
\`\`\`

\`\`\`txt wrap
${'word '.repeat(60).trim()}
\`\`\`

\`\`\`txt maxLines=10
${Array.from({ length: 30 }, (_, line) => `line ${line + 1}`).join('\n')}
\`\`\`

:::code-group

\`\`\`sh [npm]
$ npm install
added 1 package
\`\`\`

\`\`\`sh [pnpm] frame="none"
pnpm install
\`\`\`

:::
`;

const words = 'a line that is longer than any block of this page is wide '.repeat(3).trim();

const long = `
\`\`\`sh
echo short
\`\`\`

\`\`\`sh title="Long"
echo "${words}"
\`\`\`

\`\`\`js showLineNumbers collapse={2-3} ins={4} {5}
const a = '${words}'; // (1)!
const b = 2;
const c = '${words}';
const d = '${words}';
const e = '${words}';
\`\`\`

1. A note.

\`\`\`js
const medium = 'a line for a phone to break';
\`\`\`
`;

const typed = `
\`\`\`ts twoslash
// @errors: 2339
const hidden = { name: 'Ada', years: [1815, 1852] };
// ---cut---
const user = hidden;
user.years;
//   ^?
user.email;
\`\`\`

\`\`\`ts twoslash showLineNumbers
const answer = 42;
//    ^?
\`\`\`
`;

const { open, site } = visitSite('docs-guide', {
  prepare: (project) => {
    writeFileSync(join(project, 'content/code.md'), `---\ntitle: Code\n---\n${code}`);
    writeFileSync(join(project, 'content/long.md'), `---\ntitle: Long\n---\n${long}`);
    writeFileSync(join(project, 'content/plain.md'), '---\ntitle: Plain\n---\n```js\na\n```\n');
    writeFileSync(join(project, 'content/types.md'), `---\ntitle: Types\n---\n${typed}`);
    const config = join(project, 'astro.config.mjs');
    const written = readFileSync(config, 'utf8');
    writeFileSync(config, written.replace('docs({', 'docs({ twoslash: true,'));
    const wide = '```js\na\n```\n\n```\nb\n```\n\n```js wrap=false\nc\n```\n';
    writeFileSync(
      join(project, 'content/wide.md'),
      `---\ntitle: Wide\nwrapCode: true\n---\n${wide}`,
    );
  },
});

const blocks = { change: 0, focus: 1, diff: 2, folded: 3, wrapped: 4, low: 5, npm: 6 } as const;

function figure(page: Page, name: keyof typeof blocks) {
  return page.locator('figure.code').nth(blocks[name]);
}

const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

async function copied(page: Page, name: keyof typeof blocks): Promise<string> {
  await figure(page, name).getByRole('button', { name: 'Copy' }).click();
  return page.evaluate(() => navigator.clipboard.readText());
}

describe('what is copied', () => {
  test('has no line that goes, no prompt, no output, no comment that marks', async () => {
    const page = await open('/code/', clipboard);
    const after = `const port = 3000;\nserver.listen(port, '127.0.0.1');`;
    expect(await copied(page, 'change')).toBe(after);
    expect(await copied(page, 'diff')).toBe(after);
    expect(await copied(page, 'focus')).toBe(
      'def load(path):\n    return json.load(path)\nprint(1)',
    );
    expect(await copied(page, 'npm')).toBe('npm install');
  });

  test('has the lines that are folded, and no numbers', async () => {
    const page = await open('/code/', clipboard);
    expect(await copied(page, 'folded')).toBe(
      'const a = 1;\nconst b = 2;\nconst c = 3;\nconst d = 4;',
    );
  });

  test('is what a walk takes from each block', async () => {
    const page = await open('/code/', clipboard);
    const copying = { page, isShell: false, step: 'Code', location: { file: 'content/code.md' } };
    expect(await copyBlock({ ...copying, block: blocks.folded })).toMatch(/a = 1.*d = 4/s);
    expect(await copyBlock({ ...copying, block: blocks.diff })).not.toContain('listen(port);');
  });

  test('by selecting has neither signs nor numbers', async () => {
    const page = await open('/code/');
    const selected = await page.evaluate(() => {
      getSelection()?.selectAllChildren(document.body);
      return getSelection()?.toString() ?? '';
    });
    expect(selected).toContain('const d = 4;');
    expect(selected).toContain("server.listen(port, '127.0.0.1');");
    expect(selected).not.toMatch(/[+−!]\s*server|98|101/);
  });
});

test('folded lines open by keyboard, and say which they are', async () => {
  const page = await open('/code/');
  const summary = figure(page, 'folded').locator('summary');
  expect(await summary.getAttribute('aria-label')).toBe('Folded lines 99–100');
  const hidden = figure(page, 'folded').getByText('const b = 2;');
  expect(await hidden.isVisible()).toBe(false);
  await summary.press('Enter');
  expect(await hidden.isVisible()).toBe(true);
});

test.each([360, 1440])(
  'nothing is wider than the page at %i px, and long lines wrap',
  async (width) => {
    const page = await open('/code/', { viewport: { width, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const overflow = (name: keyof typeof blocks) =>
      figure(page, name)
        .locator('pre')
        .evaluate((pre) => [
          pre.scrollWidth > pre.clientWidth,
          pre.scrollHeight > pre.clientHeight,
        ]);
    expect(await overflow('wrapped')).toEqual([false, false]);
    expect(await overflow('low')).toEqual([false, true]);
  },
);

describe('long lines', () => {
  const name = 'Wrap long lines';
  const buttons = (page: Page) => page.getByRole('button', { name }).filter({ visible: true });
  const wide = (page: Page) =>
    page
      .locator('figure.code pre')
      .evaluateAll((all) => all.map((pre) => pre.scrollWidth > pre.clientWidth));

  test('wrap at a press, everywhere, now and later; copies have no break', async () => {
    const page = await open('/long/', clipboard);
    expect(await buttons(page).count()).toBe(2);
    expect(await wide(page)).toEqual([false, true, true, false]);
    const button = buttons(page).first();
    const { y } = (await button.boundingBox()) ?? { y: NaN };
    await button.press('Enter');
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect((await button.boundingBox())?.y).toBeCloseTo(y, 0);
    expect(await wide(page)).toEqual([false, false, false, false]);
    await page.locator('figure summary').click();
    expect(await wide(page)).toEqual([false, false, false, false]);
    await page.locator('[data-meantime-copy]').nth(1).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`echo "${words}"`);
    await page.reload();
    expect(await wide(page)).toEqual([false, false, false, false]);
    await buttons(page).nth(1).click();
    expect(await wide(page)).toEqual([false, true, true, false]);
  });

  test('have a button while they are longer than the block, which follows the window', async () => {
    const page = await open('/long/', {
      viewport: { width: 360, height: 800 },
      colorScheme: 'dark',
    });
    expect(await buttons(page).count()).toBe(3);
    await buttons(page).first().click();
    expect(await wide(page)).toEqual([false, false, false, false]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 800 });
    await buttons(page).nth(2).waitFor({ state: 'detached' });
    expect(await buttons(page).count()).toBe(2);
  });

  test('have no button without JavaScript', async () => {
    const page = await open('/long/', { javaScriptEnabled: false });
    expect(await buttons(page).count()).toBe(0);
    expect(await page.locator('meantime-wrap').count()).toBe(3);
  });

  test('of other pages load nothing for it', () => {
    expect(site().read('plain/index.html')).not.toContain('wrap');
    expect(site().read('long/index.html')).toContain('_meantime/wrap.js');
  });
});

describe('types of a sample', () => {
  const shown = 'const user = hidden;\nuser.years;\nuser.email;';
  const said = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('.typed')]
        .map((word) => getComputedStyle(word, '::before').content)
        .filter((content) => content !== 'none' && content !== 'normal'),
    );

  test('are shown where one points, taps, or goes by the Tab key', async () => {
    const page = await open('/types/', { ...clipboard, hasTouch: true });
    const words = page.locator('.typed');
    expect(await said(page)).toEqual([]);
    await words.first().hover();
    expect(await said(page)).toEqual([expect.stringContaining('years: number[]')]);
    await page.mouse.move(0, 0);
    await words.first().focus();
    await page.keyboard.press('Tab');
    expect(await said(page)).toEqual([expect.stringContaining('const hidden: {')]);
    await words.nth(3).tap();
    expect((await said(page)).join()).toContain('(property) years: number[]');
    await page.locator('[data-meantime-copy]').first().click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  });

  test.each([
    ['light', 1440],
    ['dark', 360],
  ] as const)('are for everybody, in %s at %i px', async (colorScheme, width) => {
    const page = await open('/types/', { colorScheme, viewport: { width, height: 800 } });
    await expectAccessible(page);
    await page.locator('.typed').nth(4).hover();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  test('load styles on their own page alone, and no script', () => {
    expect(site().read('types/index.html')).toMatch(/typed-code[^"]*\.css/);
    expect(site().read('code/index.html')).not.toContain('typed-code');
    expect(site().read('types.md')).toContain(`\`\`\`ts\n${shown}\n\`\`\``);
  });
});

test('marked lines reach from edge to edge, also where the code scrolls', async () => {
  const page = await open('/code/', { viewport: { width: 360, height: 800 } });
  const [line, pre] = await figure(page, 'change').evaluate((element) => [
    element.querySelector('ins')?.getBoundingClientRect().width ?? 0,
    element.querySelector('pre')?.scrollWidth ?? 0,
  ]);
  expect(line).toBeCloseTo(pre, 0);
});

test('what is not in focus is dimmed until a reader comes near', async () => {
  const page = await open('/code/');
  const dimmed = figure(page, 'focus').locator('.line').nth(1).locator('.k');
  const colour = () => dimmed.evaluate((element) => getComputedStyle(element).color);
  const before = await colour();
  await figure(page, 'focus').hover();
  expect(await colour()).not.toBe(before);
});

test('a group shows one block, behind tabs', async () => {
  const page = await open('/code/');
  await page.getByRole('tab', { name: 'pnpm' }).click();
  expect(await page.getByText('pnpm install').isVisible()).toBe(true);
  expect(await page.getByText('$ npm install').isVisible()).toBe(false);
});

test('a page without any of it loads nothing for it', () => {
  const styles = (page: string) =>
    site()
      .read(page)
      .match(/<link rel="stylesheet"/g)?.length;
  expect(styles('code/index.html')).toBe(3);
  expect(styles('plain/index.html')).toBe(1);
});

test('a page may wrap all of its blocks but those that say otherwise', () => {
  const figures = site()
    .read('wide/index.html')
    .match(/code-wrapped|<figure/g);
  expect(figures).toEqual(['<figure', 'code-wrapped', '<figure', 'code-wrapped', '<figure']);
});

test.each(['light', 'dark'] as const)('everybody can read it, in %s', async (colorScheme) => {
  const page = await open('/code/', { colorScheme, reducedMotion: 'reduce' });
  await expectAccessible(page);
});
