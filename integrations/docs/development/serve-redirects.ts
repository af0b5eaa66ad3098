import type { ViteDevServer } from 'vite';
import { pagePath, withBase } from '../addresses/page-address.ts';
import { decodePath } from '../addresses/resolve-link.ts';
import { oldAddress, redirectsOf } from '../links/redirects.ts';
import type { SitePages } from '../pages/site-pages.ts';

interface RedirectedServer {
  /** With a slash at both ends. */
  base: string;
  pages: () => SitePages | undefined;
}

/** Leads from the old addresses of pages to where they are, as the built site does. */
export function serveRedirects(server: ViteDevServer, { base, pages }: RedirectedServer): void {
  server.middlewares.use((request, response, next) => {
    const [path = ''] = (request.originalUrl ?? '').split(/[?#]/);
    const known = pages();
    const below = decodePath(path.slice(base.length - 1));
    // An address with signs that no page can have had is none of ours.
    const asked =
      known && path.startsWith(base) && !below.includes('%') ? oldAddress(below) : undefined;
    const found =
      asked !== undefined && redirectsOf(known?.all() ?? []).find(({ from }) => from === asked);
    if (!found) {
      next();
      return;
    }
    const location = withBase(base, pagePath(found.page.id));
    // For now: the writer may take it back, and browsers keep what is for ever.
    response.writeHead(302, { location, 'cache-control': 'no-store' }).end();
  });
}
