import type { APIRoute } from 'astro';
import { applyTheme } from '../client/apply-theme.ts';
import { defineNavigation } from '../client/define-navigation.ts';
import { navigationState } from '../client/navigation-state.ts';

/**
 * `client/boot.ts` as `astro dev` serves it. Vite serves modules only, which run too late, hence the
 * functions' own text; a build bundles it (see classic-scripts.ts).
 */
const script = `(${applyTheme.toString()})();
(${defineNavigation.toString()})((${navigationState.toString()})());
`;

export const GET: APIRoute = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
