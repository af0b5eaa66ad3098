import type { APIRoute } from 'astro';
import { defineZoom } from '../client/define-zoom.ts';

/** `client/zoom.ts` as `astro dev` serves it (see boot.ts). */
const script = `(${defineZoom.toString()})();\n`;

export const GET: APIRoute = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
