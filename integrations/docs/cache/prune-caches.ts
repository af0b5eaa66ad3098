import type { CacheFolder } from './cache-folder.ts';

type Cache = Pick<CacheFolder, 'prune' | 'trouble'>;

/** Ends the use of caches in a build: what is old goes, and what could not be kept is said. */
export function pruneCaches(
  caches: readonly Cache[],
  logger: { warn: (message: string) => void },
): void {
  for (const cache of caches) cache.prune({ nowMs: Date.now() });
  const trouble = caches.map((cache) => cache.trouble).find((said) => said !== undefined);
  if (trouble !== undefined) logger.warn(`The next build takes its whole time again: ${trouble}.`);
}
