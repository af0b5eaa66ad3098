import type { APIRoute } from 'astro';
import { defineSuggestions } from '../client/define-suggestions.ts';
import { nearPages } from '../client/near-pages.ts';

/** `client/suggestions.ts` as `astro dev` serves it (see boot.ts). */
const script = `(${defineSuggestions.toString()})(${nearPages.toString()});\n`;

export const GET: APIRoute = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
