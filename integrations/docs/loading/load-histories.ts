import { fileURLToPath } from 'node:url';
import type { PageHistory } from '../pages/page-history.ts';
import { isLint } from '../problems/lint-channel.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import { readHistory } from './read-history.ts';

interface HistoryReader {
  /** Of the project. */
  root: URL;
  logger: { warn(message: string): void };
}

/** What Git knows of the pages, by path; nothing where no page is to say it. */
export async function loadHistories(
  { content, lastUpdated, contributors }: SiteSettings,
  { root, logger }: HistoryReader,
): Promise<ReadonlyMap<string, PageHistory>> {
  const isAsked = (lastUpdated || contributors) && !isLint();
  if (!isAsked) return new Map();
  const { byPath, unknown } = await readHistory(fileURLToPath(root), content);
  if (byPath) return byPath;
  logger.warn(`Pages do not say when and by whom they were changed: ${unknown}.`);
  return new Map();
}
