import type { APIRoute } from 'astro';
import { defineBanner } from '../client/define-banner.ts';

/** `client/banner.ts` as `astro dev` serves it (see boot.ts). */
const script = `(${defineBanner.toString()})();\n`;

export const GET: APIRoute = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
