import { parseHTML } from 'linkedom';
import type { Page } from 'playwright';
import { readQuickstart, type ReadQuickstart } from '../../protocol/read-steps.ts';

/** Reads the quickstart from the page as the browser has it at this moment. */
export async function readLiveQuickstart(page: Page): Promise<ReadQuickstart | undefined> {
  const { document } = parseHTML(await page.content());
  return readQuickstart(document);
}
