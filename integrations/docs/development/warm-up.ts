import type { ViteDevServer } from 'vite';
import type { SitePages } from '../pages/site-pages.ts';
import { pagePath, withBase } from '../addresses/page-address.ts';

/** The page that was asked for is shown by then, with what it loads. */
const afterMs = 1_000;

/**
 * Compiles the first page that a browser shows once more, although it was found in the cache: the
 * first edit does not wait for the highlighter to start.
 */
export function warmUp(
  { middlewares }: Pick<ViteDevServer, 'middlewares'>,
  { base, pages: loadedPages }: { base: string; pages: () => SitePages | undefined },
): void {
  let isWarm = false;
  middlewares.use((request, response, next) => {
    const path = (request.originalUrl ?? '').replace(/[?#].*/, '');
    if (!isWarm && request.headers['sec-fetch-dest'] === 'document') {
      response.on('finish', () => {
        const pages = loadedPages();
        const page = pages?.all().find(({ id }) => withBase(base, pagePath(id)) === path);
        if (isWarm || !pages || !page) return;
        isWarm = true;
        // Whoever looks at the page is told what is wrong with it.
        setTimeout(() => void pages.compileAnew(page), afterMs).unref();
      });
    }
    next();
  });
}
