import type { APIRoute } from 'astro';
import { prefetchLinks } from '../client/prefetch-links.ts';

/** `client/prefetch.ts` as `astro dev` serves it (see boot.ts). */
const script = `(${prefetchLinks.toString()})(JSON.parse(document.currentScript.dataset.ignored ?? '[]'));\n`;

export const GET: APIRoute = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
