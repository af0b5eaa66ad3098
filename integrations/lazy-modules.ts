import { packageFile } from './package-file.ts';
import { importName } from './path-below.ts';
import { virtualModules } from './virtual-module.ts';
import type { VitePlugin } from './vite-plugin.ts';

/**
 * Vite plugin for client modules that are loaded on demand: each name becomes a virtual module whose
 * `load()` imports the file. Vite would wrap a plain `import()` in a helper that preloads styles,
 * which these have none of, and which would be a sixth of all that a page loads.
 *
 * @param files paths from the package's root, by the name of their virtual module
 */
export function lazyModules(files: Readonly<Record<string, string>>): VitePlugin {
  return {
    name: `meantime/lazy-modules ${Object.keys(files).join(' ')}`,
    ...virtualModules(Object.keys(files), function (id) {
      const path = files[id.slice(1)];
      if (path === undefined) return undefined;
      const file = importName(packageFile(path));
      if (this.environment.mode !== 'build') {
        return `export const load = () => import(${JSON.stringify(file)});`;
      }
      const chunk = this.emitFile({ type: 'chunk', id: file, preserveSignature: 'strict' });
      return `export const load = () => import(/* @vite-ignore */ import.meta.ROLLUP_FILE_URL_${chunk});`;
    }),
  };
}
