import type { APIRoute } from 'astro';
import { defineWrap } from '../client/define-wrap.ts';
import { wrapButton } from '../client/wrap-button.ts';
import { wrapChoice } from '../client/wrap-choice.ts';

/** `client/wrap.ts` as `astro dev` serves it (see boot.ts). */
const script = `(${defineWrap.toString()})(${wrapButton.toString()}, (${wrapChoice.toString()})());\n`;

export const GET: APIRoute = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
