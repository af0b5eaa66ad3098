import type { AstroPrerenderer } from 'astro';
import type { LoadedPage } from '../pages/site-pages.ts';
import type { SiteSearch } from '../search/site-search.ts';

export interface Watch {
  /** Undefined where nothing is built that could be found. */
  search: Pick<SiteSearch, 'knows' | 'takeRendered'> | undefined;
  /** The site's base, with a slash at both ends. */
  base: string;
  /** The plain page at a path below the base, encoded. */
  plainPageAt: (path: string) => LoadedPage | undefined;
  /** What was thrown for the plain page at such a path, with the page's file. */
  blame: (thrown: unknown, path: string) => unknown;
  /** Notes what was thrown for anything else, so that the rest is rendered all the same. */
  note: (thrown: unknown, of: { path: string; file: string } | undefined) => void;
  /** Sees each page that is no plain one as it was rendered. */
  see: (path: string, html: string) => void;
}

/** Path of what is asked for below the base, with a slash at its start, encoded. */
export function pathBelow(base: string): (request: Pick<Request, 'url'>) => string {
  return ({ url }) => `/${new URL(url).pathname.slice(base.length)}`;
}

export type Render = AstroPrerenderer['render'];

/** Astro's way to render a page, seen by whoever wants to know what became of it. */
export function watchedRender(inner: Pick<AstroPrerenderer, 'render'>, watch: Watch): Render {
  const { search, plainPageAt } = watch;
  const pathOf = pathBelow(watch.base);
  return async (request, options) => {
    const path = pathOf(request);
    const isPlain = plainPageAt(path) !== undefined;
    const result = await inner.render(request, options).catch((error: unknown) => {
      if (isPlain) throw watch.blame(error, path);
      watch.note(error, { path, file: options.routeData.component });
      // Astro writes nothing for it.
      return new Response(null);
    });
    if (isPlain && search?.knows(path) !== false) return result;
    const response = result instanceof Response ? result : result.response;
    if (!isHtml(response)) return result;
    const html = await response.text();
    if (!isPlain) watch.see(path, html);
    search?.takeRendered(path, html);
    const copy = new Response(html, response);
    return result instanceof Response ? copy : { ...result, response: copy };
  };
}

function isHtml(response: Response): boolean {
  return response.headers.get('content-type')?.includes('text/html') ?? false;
}
