import type { APIRoute } from 'astro';
import { defineSuggestions } from '../client/define-suggestions.ts';
import { editDistance } from '../client/edit-distance.ts';
import { nearPages } from '../client/near-pages.ts';

/** `client/suggestions.ts` as `astro dev` serves it (see boot.ts). */
const parts = [nearPages, editDistance].map((part) => part.toString());
const script = `(${defineSuggestions.toString()})(${parts.join(', ')});\n`;

export const GET: APIRoute = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
