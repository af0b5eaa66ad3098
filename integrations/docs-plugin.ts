import type { VitePlugin } from './vite-plugin.ts';

const name = 'meantime/docs-api';

/** What docs() tells other integrations of the site that is being built. */
export interface DocsApi {
  /** Whether a page says that it is a quickstart. Known once the pages are loaded. */
  hasQuickstarts: () => boolean;
}

/** Vite plugin by which others find docs(), in the way that Vite's plugins talk to each other. */
export function docsPlugin(api: DocsApi): VitePlugin {
  return { name, api };
}

/** What docs() tells; undefined on a site without it. */
export function docsApiOf(
  plugins: readonly { name: string; api?: unknown }[],
): DocsApi | undefined {
  return plugins.find((plugin) => plugin.name === name)?.api as DocsApi | undefined; // as it was given above
}
