import type { APIRoute } from 'astro';
import { defineTabs } from '../client/define-tabs.ts';
import { tabChoices } from '../client/tab-choices.ts';
import { tabGroup } from '../client/tab-group.ts';

/** `client/tabs.ts` as `astro dev` serves it (see boot.ts). */
const script = `(${defineTabs.toString()})((${tabChoices.toString()})(), ${tabGroup.toString()});\n`;

export const GET: APIRoute = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
