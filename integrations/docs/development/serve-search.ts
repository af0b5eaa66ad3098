import { getMimeType } from 'hono/utils/mime';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { ViteDevServer } from 'vite';
import type { SitePages } from '../pages/site-pages.ts';
import { withBase } from '../addresses/page-address.ts';
import { DevelopmentSearch } from './development-search.ts';
import { renderedBy } from './rendered-by.ts';
import { coveragePath } from '../client/search-coverage.ts';

/**
 * Serves what the search dialog asks for: which pages the index knows, and its files.
 *
 * @returns the search, to be closed
 */
export function serveSearch(
  server: ViteDevServer,
  { base, lang, pages }: { base: string; lang: string; pages: () => SitePages | undefined },
): DevelopmentSearch {
  const search = new DevelopmentSearch({
    pages,
    lang,
    render: renderedBy(server, base),
  });
  const coverage = withBase(base, `/${coveragePath}`);
  const files = withBase(base, '/pagefind/');
  server.middlewares.use((request, response, next) => {
    const path = (request.originalUrl ?? '').replace(/[?#].*/, '');
    if (path === coverage) {
      search.refresh().then((told) => {
        answer(response, '.json', JSON.stringify(told));
      }, next);
      return;
    }
    // Below a folder for each version, since browsers keep what they have imported.
    const file = path.startsWith(files)
      ? path.slice(files.length).replace(/^\d+\//, '')
      : undefined;
    const content = file === undefined ? undefined : search.file(decodeURIComponent(file));
    if (file === undefined || content === undefined) next();
    else answer(response, extname(file), content);
  });
  return search;
}

function answer(response: ServerResponse, ending: string, content: string | Uint8Array): void {
  const type = getMimeType(`file${ending}`) ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(content);
}
