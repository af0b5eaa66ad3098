import type { AstroPrerenderer } from 'astro';
import { buildOf, type BuiltRoute } from '../../astro-internals.ts';
import type { OutputFolder } from '../output/output-folder.ts';
import type { RenderCache } from './render-cache.ts';
import { RenderedAhead } from './render-ahead.ts';
import { addressOf, renderToCheck, type CheckedPaths } from './render-to-check.ts';
import { pathBelow, watchedRender, type Watch } from './watched-render.ts';
import { writePlainPages } from './write-plain-pages.ts';

interface Prerendering extends Watch, CheckedPaths {
  /** Undefined where Astro has to write each page. */
  output: OutputFolder | undefined;
  folders: { outDir: URL; publicDir: URL };
  /** True where nothing is to be built, only looked at. */
  isCheck: () => boolean;
  say: (line: string) => void;
  /** How many pages may be rendered at a time. */
  concurrency: number;
  /** Asked once all is rendered that may stop: whether the site is to be written. */
  isSound: () => boolean;
  onSetup: () => void;
  onTeardown: () => Promise<void>;
  /** Opens the cache when the code that renders is known; undefined where it cannot be. */
  openCache: (prerenderer: AstroPrerenderer) => RenderCache | undefined;
}

/** Astro's own way to render a page, asked only for what is not known, and seen by the search. */
export function cachedPrerenderer(inner: AstroPrerenderer, watch: Prerendering): AstroPrerenderer {
  const { base, plainPageAt, output, folders, openCache, say } = watch;
  let cache: RenderCache | undefined;
  const ahead = new RenderedAhead();
  const pathOf = pathBelow(base);
  const rendered = watchedRender(inner, watch);
  return {
    ...inner,
    async setup() {
      watch.onSetup();
      await inner.setup?.();
      cache = openCache(inner);
    },
    async getStaticPaths() {
      const build = buildOf(inner);
      if (watch.isCheck()) {
        await renderToCheck(inner, rendered, { ...watch, origin: build?.origin });
        return [];
      }
      const paths = await inner.getStaticPaths();
      if (!output || !build) return paths;
      const mayStop = paths.filter(({ pathname, route }) => {
        return (
          plainPageAt(pathOf({ url: build.origin + addressOf(pathname, route, base) })) ===
          undefined
        );
      });
      const { origin } = build;
      await ahead.render(mayStop, rendered, { base, origin, concurrency: watch.concurrency });
      // Of a site with something wrong in it nothing is written.
      if (!watch.isSound()) return [];
      if (!cache) return paths;
      const render = async (request: Request, routeData: BuiltRoute) => {
        const result = await rendered(request, { routeData });
        return result instanceof Response ? result : result.response;
      };
      const writing = { ...folders, build, cache, output, base, plainPageAt, render, say };
      return writePlainPages(paths, writing);
    },
    async teardown() {
      await inner.teardown?.();
      await watch.onTeardown();
    },
    async render(request, options) {
      const known = ahead.take(request, options);
      if (known) return known;
      const path = pathOf(request);
      const page = plainPageAt(path);
      // Astro's own incremental build wants to see each rendering.
      if (!cache || !page || options.collectMetadata) return rendered(request, options);
      let response: Response | undefined;
      const html = await cache.page(page, async () => {
        const result = await rendered(request, options);
        response = result instanceof Response ? result : result.response;
        return response.text();
      });
      return new Response(html, response ?? { headers: { 'content-type': 'text/html' } });
    },
  };
}
