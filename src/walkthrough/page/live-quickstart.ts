import { parseHTML } from 'linkedom';
import type { Page } from 'playwright';
import type { Chosen } from '../../protocol/manifest.ts';
import { readQuickstart, readRevision, type ReadQuickstart } from '../../protocol/read-steps.ts';

export interface LiveQuickstart extends ReadQuickstart {
  revision: string;
}

/** Reads the quickstart from the page as the browser has it at this moment. */
export async function readLiveQuickstart(
  page: Page,
  choices: readonly Chosen[],
): Promise<LiveQuickstart | undefined> {
  const { document } = parseHTML(await page.content());
  const chosen = Object.fromEntries(choices.map(({ key, value }) => [key, value]));
  const read = readQuickstart(document, chosen);
  return read && { ...read, revision: readRevision(document, read.meta) };
}
