import type { HookParameters } from 'astro';
import { packageFile } from '../../package-file.ts';
import { importName } from '../../path-below.ts';

// A stopwatch.
const icon =
  '<svg viewBox="0 0 20 20" fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round" aria-hidden="true"><circle cx="10" cy="11.5" r="6.7"/><path d="M10 11.5 12.8 8.4M8 1.8h4M10 1.8v3"/></svg>';

/** Shows the modelled time of the open quickstart in Astro's toolbar. */
export function addToolbarApp({
  command,
  addDevToolbarApp,
}: Pick<HookParameters<'astro:config:setup'>, 'command' | 'addDevToolbarApp'>): void {
  // Astro would not show it elsewhere either; so nothing of it is even named.
  if (command !== 'dev') return;
  addDevToolbarApp({
    id: 'meantime',
    name: 'Time to hello world',
    icon,
    entrypoint: importName(packageFile('integrations/timing/toolbar/client/toolbar-app.ts')),
  });
}
