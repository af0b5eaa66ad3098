import type { AstroPrerenderer } from 'astro';
import type { SiteSearch } from '../search/site-search.ts';

interface Watch {
  search: Pick<SiteSearch, 'knows' | 'takeRendered'>;
  /** The site's base, with a slash at both ends. */
  base: string;
}

/** Astro's own way to render a page, seen by the search. */
export function watchedPrerenderer(
  inner: AstroPrerenderer,
  { search, base }: Watch,
): AstroPrerenderer {
  return {
    ...inner,
    async render(request, options) {
      const result = await inner.render(request, options);
      const path = `/${new URL(request.url).pathname.slice(base.length)}`;
      if (search.knows(path)) return result;
      const response = result instanceof Response ? result : result.response;
      if (!response.headers.get('content-type')?.includes('text/html')) return result;
      const html = await response.text();
      search.takeRendered(path, html);
      const copy = new Response(html, response);
      return result instanceof Response ? copy : { ...result, response: copy };
    },
  };
}
