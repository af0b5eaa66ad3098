import type { APIRoute } from 'astro';
import { filterNavigation } from '../client/filter-navigation.ts';
import { narrowLinks } from '../client/narrow-links.ts';

/** `client/filter.ts` as `astro dev` serves it (see boot.ts). */
const script = `(${filterNavigation.toString()})(${narrowLinks.toString()});\n`;

export const GET: APIRoute = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
