import type { BrowserContext, Page } from 'playwright';
import type { SourceLocation } from '../../protocol/errors.ts';
import { pageDiffers, pageNotOpened, patternUnusable } from '../errors.ts';
import { firstLine } from '../output/first-line.ts';
import { matchOutput, type OutputMatch } from '../output/match-output.ts';

interface Opening {
  context: BrowserContext;
  url: string;
  expected: string;
  timeoutMs: number;
  /** A server that does not say when it is ready may still be starting. */
  isStarting: boolean;
  step: string;
  location: SourceLocation;
}

const retryAfterMs = 100;
/** The last look, when time is up, takes a moment too. */
const leastReadingMs = 1_000;

/**
 * Opens an address in a new tab and waits until it shows the expected text.
 *
 * @returns what the page shows
 * @throws MeantimeError `page-not-opened`, `page-differs`, `pattern-unusable`
 */
export async function openPage(opening: Opening): Promise<string> {
  const { context, timeoutMs, url, step, location } = opening;
  const page = await context.newPage();
  try {
    const deadlineMs = performance.now() + timeoutMs;
    await goTo(page, opening, deadlineMs);
    const { text, match } = await waitForText(page, opening.expected, deadlineMs);
    if (match.result === 'unusable') {
      throw patternUnusable.at({ location }, step, match.pattern, match.problem);
    }
    if (match.result === 'differs') {
      throw pageDiffers.at({ location }, step, url, timeoutMs, match.difference);
    }
    return text;
  } finally {
    await page.close();
  }
}

async function goTo(page: Page, opening: Opening, deadlineMs: number): Promise<void> {
  const { url, isStarting, step, location } = opening;
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
      throw pageNotOpened.at({ location, cause: error }, step, url, reason);
    }
  }
}

async function waitForText(
  page: Page,
  expected: string,
  deadlineMs: number,
): Promise<{ text: string; match: OutputMatch }> {
  const names = { expected: 'the page says', came: 'the browser shows' };
  for (;;) {
    // A picture or a feed has no body and shows no text.
    const text = await page
      .locator('body')
      .innerText({ timeout: Math.max(deadlineMs - performance.now(), leastReadingMs) })
      .catch(() => '');
    const match = matchOutput({ expected, came: text.split('\n'), anywhere: true, names });
    const leftMs = deadlineMs - performance.now();
    if (match.result !== 'differs' || leftMs <= 0) return { text, match };
    // Looked at again when it changes, and a last time when time is up.
    await page
      .waitForFunction((before) => document.body.innerText !== before, text, { timeout: leftMs })
      .catch(() => undefined);
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && /ERR_(?:CONNECTION|EMPTY_RESPONSE|SOCKET)/.test(error.message);
}
