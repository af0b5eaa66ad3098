import { fileURLToPath } from 'node:url';
import type { HookParameters } from 'astro';
import { searchIndexFailed } from './errors.ts';

type Done = Pick<HookParameters<'astro:build:done'>, 'dir' | 'logger'>;

/**
 * Indexes the built pages into `pagefind/` of the output folder.
 *
 * @throws MeantimeError `search-index-failed`
 */
export async function writeSearchIndex({ dir, logger }: Done): Promise<void> {
  // Loaded here: Pagefind brings a program of several megabytes that `astro dev` has no use for.
  const pagefind = await import('pagefind');
  try {
    const { index, errors } = await pagefind.createIndex({
      excludeSelectors: ['[data-meantime-copy]', '[data-meantime-ignore]'],
    });
    if (!index) throw searchIndexFailed(errors);
    const added = await index.addDirectory({ path: fileURLToPath(dir) });
    const written = await index.writeFiles({
      outputPath: fileURLToPath(new URL('pagefind/', dir)),
    });
    const reasons = [...added.errors, ...written.errors];
    if (reasons.length > 0) throw searchIndexFailed(reasons);
    logger.info('search index written to pagefind/');
  } finally {
    await pagefind.close();
  }
}
