import type { Page } from 'playwright';
import { blockSelector } from '../../protocol/markup.ts';
import { firstLine } from '../output/first-line.ts';
import { PageWatch } from '../page/page-watch.ts';
import { pageUnanswered } from './foreign-errors.ts';

/** A page that has shown and asked for nothing new for so long is as its readers see it. */
const restMs = 1_000;
const mostMs = 20_000;

interface OpenedAddress {
  url: string;
  /** For the page to answer. */
  timeoutMs: number;
}

/** Opens a page of others and waits until it is drawn. @throws MeantimeError `page-unanswered` */
export async function openForeignPage(
  page: Page,
  { url, timeoutMs }: OpenedAddress,
): Promise<void> {
  const watch = new PageWatch(page);
  try {
    const response = await page
      .goto(url, { timeout: timeoutMs, waitUntil: 'domcontentloaded' })
      .catch((cause: unknown) => {
        const reason = firstLine(cause)
          .replace(/^page\.goto: /, '')
          .replace(/ at \S+$/, '');
        throw pageUnanswered.at({ cause }, url, `the browser says: ${reason}`);
      });
    const status = response?.status() ?? 200;
    if (status >= 400) throw pageUnanswered(url, `the server answered ${status}`);
    const type = (await response?.headerValue('content-type')) ?? 'text/html';
    if (!type.includes('html')) throw pageUnanswered(url, `it is no page but ${type}`);
    const look = async () => ({ seen: String((await page.content()).length) });
    await watch.until({ look, restMs, mostMs });
  } finally {
    watch.stop();
  }
}

export interface PageSnapshot {
  html: string;
  /** Indexes of the code blocks that cannot be seen. */
  hidden: ReadonlySet<number>;
}

/** The page as the browser has it at this moment. */
export async function takeSnapshot(page: Page): Promise<PageSnapshot> {
  const hidden = await page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)].flatMap((block, index) =>
        block.checkVisibility({ visibilityProperty: true }) ? [] : [index],
      ),
    blockSelector,
  );
  return { html: await page.content(), hidden: new Set(hidden) };
}
