import type { Browser, Page, Response } from 'playwright';
import { assetOf, largestFirst, type Asset } from './asset.ts';

export interface LoadedAssets {
  scripts: Asset[];
  styles: Asset[];
}

const phone = { width: 390, height: 844 };

/**
 * Opens a page as a first visit on a phone, scrolls it to its end, waits until the network is still,
 * and says which scripts and styles came. Nothing is clicked, so the search stays closed.
 */
export async function loadPage(browser: Browser, url: string): Promise<LoadedAssets> {
  const context = await browser.newContext({ viewport: phone });
  try {
    const page = await context.newPage();
    const responses: Response[] = [];
    page.on('response', (response) => responses.push(response));
    await page.goto(url, { waitUntil: 'networkidle' });
    await scrollToEnd(page);
    await page.waitForLoadState('networkidle');
    const inline = await inlineCode(page);
    const loaded = await Promise.all(responses.map((response) => readAsset(response, url)));
    const ofType = (type: RegExp) =>
      loaded.flatMap((asset) => (asset && type.test(asset.type) ? [asset.asset] : []));
    return {
      scripts: largestFirst([...ofType(/javascript/), ...inline.scripts]),
      styles: largestFirst([...ofType(/^text\/css/), ...inline.styles]),
    };
  } finally {
    await context.close();
  }
}

/** In steps of half a window: what waits for a place to come into view gets its chance. */
async function scrollToEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const { scrollHeight } = document.documentElement;
    for (let top = 0; top <= scrollHeight; top += innerHeight / 2) {
      scrollTo({ top, behavior: 'instant' });
      // Observers are told after a frame; what they start has begun with the one after.
      await nextFrame();
      await nextFrame();
    }
    await new Promise((resolve) => requestIdleCallback(resolve));
  });
}

async function inlineCode(page: Page): Promise<LoadedAssets> {
  const textOf = (selector: string) =>
    page.locator(selector).evaluateAll((elements) => elements.map((each) => each.textContent));
  const scripts = await textOf('script:not([src], [type$="json"])');
  const styles = await textOf('style');
  return {
    scripts: scripts.map((text, index) => assetOf(`inline script ${index + 1}`, text)),
    styles: styles.map((text, index) => assetOf(`inline style ${index + 1}`, text)),
  };
}

async function readAsset(
  response: Response,
  pageUrl: string,
): Promise<{ type: string; asset: Asset } | undefined> {
  const type = response.headers()['content-type'] ?? '';
  if (!/javascript|^text\/css/.test(type) || !response.ok()) return undefined;
  const { origin, pathname } = new URL(response.url());
  const name = origin === new URL(pageUrl).origin ? pathname : response.url();
  return { type, asset: assetOf(name, await response.body()) };
}
