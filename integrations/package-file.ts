import { existsSync } from 'node:fs';

const root = findRoot(new URL('.', import.meta.url));

/**
 * Absolute URL of a file of this package that Vite loads as source (.astro, .css, client scripts).
 *
 * @param path relative to the package's root, e.g. `integrations/docs/theme/page.astro`
 */
export function packageFile(path: string): URL {
  return new URL(path, root);
}

// Sources and compiled files sit at different depths, so the root is looked for.
function findRoot(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder;
  return findRoot(new URL('..', folder));
}
