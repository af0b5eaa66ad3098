import type { AstroPrerenderer } from 'astro';
import { buildOf } from '../../astro-internals.ts';
import type { LoadedPage } from '../pages/site-pages.ts';
import type { SiteSearch } from '../search/site-search.ts';
import type { OutputFolder } from '../output/output-folder.ts';
import type { RenderCache } from './render-cache.ts';
import { writePlainPages } from './write-plain-pages.ts';

interface Watch {
  /** Undefined where Astro has to write each page. */
  output: OutputFolder | undefined;
  folders: { outDir: URL; publicDir: URL };
  search: Pick<SiteSearch, 'knows' | 'takeRendered'>;
  /** The site's base, with a slash at both ends. */
  base: string;
  /** The plain page at a path below the base, encoded. */
  plainPageAt: (path: string) => LoadedPage | undefined;
  /** What was thrown for the page at such a path, with the page's file. */
  blame: (thrown: unknown, path: string) => unknown;
  say: (line: string) => void;
  onSetup: () => void;
  onTeardown: () => void;
  /** Opens the cache when the code that renders is known; undefined where it cannot be. */
  openCache: (prerenderer: AstroPrerenderer) => RenderCache | undefined;
}

type Render = AstroPrerenderer['render'];

/** Astro's own way to render a page, asked only for what is not known, and seen by the search. */
export function cachedPrerenderer(
  inner: AstroPrerenderer,
  { search, base, plainPageAt, blame, output, folders, openCache, say, onSetup, onTeardown }: Watch,
): AstroPrerenderer {
  let cache: RenderCache | undefined;
  const pathOf = ({ url }: Request): string => `/${new URL(url).pathname.slice(base.length)}`;
  const rendered = async (path: string, ...args: Parameters<Render>): ReturnType<Render> => {
    const result = await inner.render(...args).catch((error: unknown) => {
      throw blame(error, path);
    });
    if (search.knows(path)) return result;
    const response = result instanceof Response ? result : result.response;
    if (!isHtml(response)) return result;
    const html = await response.text();
    search.takeRendered(path, html);
    const copy = new Response(html, response);
    return result instanceof Response ? copy : { ...result, response: copy };
  };
  return {
    ...inner,
    async setup() {
      onSetup();
      await inner.setup?.();
      cache = openCache(inner);
    },
    async getStaticPaths() {
      const paths = await inner.getStaticPaths();
      const build = buildOf(inner);
      if (!cache || !output || !build) return paths;
      const render = async (request: Request, routeData: (typeof paths)[number]['route']) => {
        const result = await rendered(pathOf(request), request, { routeData });
        return result instanceof Response ? result : result.response;
      };
      const writing = { ...folders, build, cache, output, base, plainPageAt, render, say };
      return writePlainPages(paths, writing);
    },
    async teardown() {
      await inner.teardown?.();
      onTeardown();
    },
    async render(request, options) {
      const path = pathOf(request);
      const page = plainPageAt(path);
      // Astro's own incremental build wants to see each rendering.
      if (!cache || !page || options.collectMetadata) return rendered(path, request, options);
      let response: Response | undefined;
      const html = await cache.page(page, async () => {
        const result = await rendered(path, request, options);
        response = result instanceof Response ? result : result.response;
        return response.text();
      });
      return new Response(html, response ?? { headers: { 'content-type': 'text/html' } });
    },
  };
}

function isHtml(response: Response): boolean {
  return response.headers.get('content-type')?.includes('text/html') ?? false;
}
