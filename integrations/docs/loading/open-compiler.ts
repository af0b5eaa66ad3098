import type { AstroConfig } from 'astro';
import { cacheFolder } from '../cache/cache-folder.ts';
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
  const code = ownCode([loader, setUpBy]);
  const { cacheDir } = config;
  const caches = { cache: cacheFolder(cacheDir, 'pages'), tokens: cacheFolder(cacheDir, 'tokens') };
  return new PageCompiler({ config, settings, ...caches, drawing, samples, code });
}
