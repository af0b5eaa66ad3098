import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import type { ViteDevServer } from 'vite';
import type { DocsSettings } from '../settings/options.ts';
import type { DevelopmentSearch } from './development-search.ts';
import { serveEdits } from './serve-edits.ts';
import { serveSearch } from './serve-search.ts';
import { warmUp } from './warm-up.ts';

/**
 * What the server of `astro dev` does for open pages: tells them of edits, and searches.
 *
 * @returns the search, to be closed with the server
 */
export function serveDevelopment(
  server: ViteDevServer,
  { root, base }: Pick<AstroConfig, 'root' | 'base'>,
  { content, lang }: Pick<DocsSettings, 'content' | 'lang'>,
): DevelopmentSearch {
  serveEdits(server, { root, base, pagesFolder: fileURLToPath(new URL(content, root)) });
  warmUp(server, { root, base });
  return serveSearch(server, { root, base }, lang);
}
