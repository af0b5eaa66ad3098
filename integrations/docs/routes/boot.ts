import type { APIRoute } from 'astro';
import { applyTheme } from '../client/apply-theme.ts';
import { defineNavigation } from '../client/define-navigation.ts';
import { defineTabs } from '../client/define-tabs.ts';
import { navigationState } from '../client/navigation-state.ts';
import { tabChoices } from '../client/tab-choices.ts';
import { tabGroup } from '../client/tab-group.ts';

/**
 * The one script that runs before the first paint: it sets the colour scheme, so nothing flashes,
 * and fills the navigation and the tabs while the page is parsed. It is a file rather than an inline
 * script so that `script-src 'self'` is all a Content-Security-Policy needs; Vite's scripts are
 * modules, which run too late, hence the functions' own text.
 */
const script = `(${applyTheme.toString()})();
(${defineNavigation.toString()})((${navigationState.toString()})());
(${defineTabs.toString()})((${tabChoices.toString()})(), ${tabGroup.toString()});
`;

export const GET: APIRoute = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
