import { packageRoot } from '../src/package/own-package.ts';

/**
 * Absolute URL of a file of this package that Vite loads as source (.astro, .css, client scripts).
 *
 * @param path relative to the package's root, e.g. `integrations/docs/theme/page.astro`
 */
export function packageFile(path: string): URL {
  return new URL(path, packageRoot);
}
