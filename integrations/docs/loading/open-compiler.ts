import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { CacheFolder } from '../cache/cache-folder.ts';
import { ownCode } from '../cache/own-code.ts';
import { PageCompiler } from '../cache/page-compiler.ts';
import type { DocsSite } from './docs-site.ts';

/**
 * What makes the pages of a site, with what it has made before.
 *
 * @param loader address of the module that loads them
 */
export function openCompiler(
  config: AstroConfig,
  { settings, setUpBy, diagrams: drawing, samples }: DocsSite,
  loader: string,
): PageCompiler {
  const cacheAt = (name: string): CacheFolder =>
    new CacheFolder(fileURLToPath(new URL(`meantime/${name}/`, config.cacheDir)));
  const code = ownCode([loader, setUpBy]);
  const caches = { cache: cacheAt('pages'), tokens: cacheAt('tokens') };
  return new PageCompiler({ config, settings, ...caches, drawing, samples, code });
}
