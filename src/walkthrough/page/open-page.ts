import type { BrowserContext, Page } from 'playwright';
import type { SourceLocation } from '../../protocol/errors.ts';
import { patternUnusable } from '../errors.ts';
import { firstLine } from '../output/first-line.ts';
import { matchOutput, type OutputMatch } from '../output/match-output.ts';
import { pageDiffers, pageNotOpened } from './page-errors.ts';
import { PageWatch } from './page-watch.ts';

interface Opening {
  context: BrowserContext;
  url: string;
  expected: string;
  timeoutMs: number;
  /** A server that does not say when it is ready may still be starting. */
  isStarting: boolean;
  step: string;
  location: SourceLocation;
  /** Where the page starts the server that runs: `content/quickstart.mdx:12`. */
  server: string | undefined;
  /** Takes the picture of a page that shows something else. */
  keepPicture: (picture: Buffer) => void;
}

const retryAfterMs = 100;
/** What shows nothing new for so long, and waits for nothing, is taken to be all there is. */
const restMs = 5_000;

/**
 * Opens an address in a new tab and waits until it shows the expected text.
 *
 * @returns what the page shows
 * @throws MeantimeError `page-not-opened`, `page-differs`, `pattern-unusable`
 */
export async function openPage(opening: Opening): Promise<string> {
  const { context, timeoutMs, url, step, location, server } = opening;
  const page = await context.newPage();
  const watch = new PageWatch(page);
  try {
    const deadlineMs = performance.now() + timeoutMs;
    await goTo(page, opening, deadlineMs);
    const { text, match } = await waitForText(page, watch, opening);
    if (match.result === 'unusable') {
      throw patternUnusable.at({ location }, step, match.pattern, match.problem);
    }
    if (match.result === 'differs') {
      const title = await page.title().catch(() => '');
      await page.screenshot().then(opening.keepPicture, () => undefined);
      throw pageDiffers.at({ location }, step, { url, title, server }, match.difference);
    }
    return text;
  } finally {
    await page.close();
  }
}

async function goTo(page: Page, opening: Opening, deadlineMs: number): Promise<void> {
  const { url, isStarting, step, location, server } = opening;
  for (;;) {
    const leftMs = Math.max(deadlineMs - performance.now(), 1);
    try {
      await page.goto(url, { timeout: leftMs, waitUntil: 'domcontentloaded' });
      return;
    } catch (error) {
      if (isStarting && leftMs > retryAfterMs && isRefused(error)) {
        await page.waitForTimeout(retryAfterMs);
        continue;
      }
      const reason = firstLine(error).replace(/ at \S+$/, '');
      throw pageNotOpened.at({ location, cause: error }, step, url, reason, server);
    }
  }
}

/** Compares when the page shows what is expected, or is at rest and shows something else. */
async function waitForText(
  page: Page,
  watch: PageWatch,
  { expected, timeoutMs: mostMs }: Opening,
): Promise<{ text: string; match: OutputMatch }> {
  const names = { expected: 'the page says', came: 'the browser shows' };
  let text = '';
  let match: OutputMatch = matchOutput({ expected, came: [], anywhere: true, names });
  await watch.until({
    ...{ restMs, mostMs },
    look: async () => {
      text = await textOf(page);
      match = matchOutput({ expected, came: text.split('\n'), anywhere: true, names });
      return { seen: text, ...(match.result !== 'differs' && { found: true }) };
    },
  });
  return { text, match };
}

/** A picture or a feed has no body and shows no text; nor does a page on its way elsewhere. */
function textOf(page: Page): Promise<string> {
  return page
    .evaluate(() => (document.body as HTMLElement | null)?.innerText ?? '')
    .catch(() => '');
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && /ERR_(?:CONNECTION|EMPTY_RESPONSE|SOCKET)/.test(error.message);
}
