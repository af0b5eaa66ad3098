import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyBlock } from '../../src/walkthrough/page/copy-block.ts';
import { launchBrowser } from '../harness/browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const block = '<pre data-meantime-role="run"><code>npm install hono</code></pre>';
const other = '<button title="Teilen">Teilen</button>';

/** How sites hang a button on a block, in languages in which none is called "copy". */
const frames: Record<string, string> = {
  Meantime: `<figure>${block}<button data-meantime-copy>Kopieren</button></figure>`,
  'Expressive Code': `<figure class="frame">${block}<div class="copy"><button title="In die Zwischenablage kopieren"></button></div></figure>`,
  'a class of its own': `<div>${block}<button class="Code-copyButton">复制</button></div>`,
  'a name in English': `<div>${block}<button aria-label="Copy code">⧉</button></div>`,
};

test.each(Object.entries(frames))('finds the button of %s', async (_name, frame) => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  // The clipboard is for addresses that are safe.
  await page.route('https://docs.test/', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><main>${other}${frame}</main><script>
        for (const button of document.querySelectorAll('button:not([title=Teilen])')) {
          button.onclick = () => navigator.clipboard.writeText('npm install hono');
        }
      </script>`,
    }),
  );
  await page.goto('https://docs.test/');
  const location = { file: 'content/start.mdx' };
  const copying = { page, block: 0, isShell: true, step: 'Install', location };
  expect(await copyBlock(copying)).toBe('npm install hono');
  await context.close();
});
