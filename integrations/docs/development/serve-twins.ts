import type { ViteDevServer } from 'vite';
import { prefersMarkdown } from '../../../src/collector/prefers-markdown.ts';
import { twinPath } from '../../../src/protocol/twin-path.ts';
import type { SitePages } from '../pages/site-pages.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import type { DocsSite } from '../loading/docs-site.ts';
import { SiteTwins } from '../twins/site-twins.ts';
import { renderedBy } from './rendered-by.ts';

interface TwinnedServer {
  settings: SiteSettings;
  diagrams?: DocsSite['diagrams'];
  pages: () => SitePages | undefined;
}

/**
 * Answers as `meantime serve` does to assistants: with the pages as Markdown and the lists of them, as
 * they are at this moment.
 */
export function serveTwins(
  server: ViteDevServer,
  { settings, diagrams, pages }: TwinnedServer,
): void {
  const { base } = settings;
  const htmlAt = renderedBy(server, base);
  server.middlewares.use((request, response, next) => {
    const path = (request.originalUrl ?? '').replace(/[?#].*/, '');
    const known = pages();
    if (!known || !path.startsWith(base) || !isRead(request.method)) {
      next();
      return;
    }
    const accept = request.headers.accept ?? '';
    const isAsked = prefersMarkdown({ headers: new Headers({ accept }) });
    const below = path.slice(base.length - 1);
    const wanted = (isAsked && below.endsWith('/') ? twinPath(below) : below).slice(1);
    if (!/\.(?:md|txt)$/.test(wanted)) {
      next();
      return;
    }
    const origin = undefined;
    const twins = new SiteTwins({
      ...{ pages: known, settings, diagrams, origin, htmlAt },
      showsDrafts: true,
    });
    const file = twins.files().find((one) => one.path === wanted);
    if (!file) {
      next();
      return;
    }
    const type = wanted.endsWith('.md') ? 'text/markdown' : 'text/plain';
    const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' };
    file.text().then((text) => {
      response.writeHead(200, { ...headers, vary: 'Accept' }).end(text);
    }, next);
  });
}

function isRead(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD';
}
