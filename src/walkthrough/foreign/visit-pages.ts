import { isMeantimeError, type MeantimeError } from '../../protocol/errors.ts';
import { browserLaunchOptions } from '../find-browser.ts';
import { loadWalkModule } from '../walk-packages.ts';
import { addressNone, pageUnanswered } from './foreign-errors.ts';
import type { ForeignPage } from './foreign-page.ts';
import type { Said } from './mark-page.ts';
import { openForeignPage } from './open-foreign-page.ts';
import { readForeignPage } from './read-foreign-page.ts';

/** A page that was read, or why it did not come. */
export type VisitedPage =
  { address: string; page: ForeignPage } | { address: string; refusal: MeantimeError };

interface Visit {
  addresses: readonly string[];
  said: Said;
  /** The `PATH` on which a browser of the system is looked for. */
  searchPath: string;
  signal: AbortSignal;
}

const answerWithinMs = 30_000;

/**
 * Reads pages of others in a browser of its own, each as somebody who comes for the first time.
 *
 * @throws MeantimeError `address-none`, `walk-packages-missing`, `browser-missing`
 */
export async function visitPages(visit: Visit): Promise<VisitedPage[]> {
  const { addresses, said, searchPath, signal } = visit;
  for (const address of addresses) demandAddress(address);
  const { chromium } = loadWalkModule('playwright');
  const executable = { ownExecutable: chromium.executablePath(), searchPath };
  const browser = await chromium.launch(browserLaunchOptions(executable));
  const close = () => void browser.close();
  signal.addEventListener('abort', close, { once: true });
  try {
    const visited: VisitedPage[] = [];
    for (const address of addresses) {
      signal.throwIfAborted();
      const context = await browser.newContext({ acceptDownloads: false });
      try {
        const page = await context.newPage();
        await openForeignPage(page, { url: address, timeoutMs: answerWithinMs });
        visited.push({ address, page: await readForeignPage(page, said) });
      } catch (error) {
        if (!isMeantimeError(error) || error.code !== pageUnanswered.code) throw error;
        visited.push({ address, refusal: error });
      } finally {
        await context.close();
      }
    }
    return visited;
  } catch (error) {
    // What broke because the browser was closed was stopped.
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', close);
    await browser.close();
  }
}

function demandAddress(address: string): void {
  const isWeb = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  if (!isWeb) throw addressNone(address);
}
