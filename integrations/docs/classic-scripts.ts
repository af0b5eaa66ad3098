import { scriptPaths } from './settings/own-paths.ts';
import { existsSync } from 'node:fs';
import { environments } from '../astro-internals.ts';
import { packageFile } from '../package-file.ts';
import { importName } from '../path-below.ts';
import type { VitePlugin } from '../vite-plugin.ts';

/** Files of `client/` by the path below the base to which they are built. */
const files = {
  [scriptPaths.boot]: 'boot.ts',
  [scriptPaths.tabs]: 'tabs.ts',
  [scriptPaths.banner]: 'banner.ts',
  [scriptPaths.zoom]: 'zoom.ts',
  [scriptPaths.suggestions]: 'suggestions.ts',
  [scriptPaths.filter]: 'filter.ts',
  [scriptPaths.prefetch]: 'prefetch.ts',
  [scriptPaths.wrap]: 'wrap.ts',
} as const;

/** Paths below the base, and the routes that serve them in `astro dev`. */
export const classicScriptRoutes: Readonly<Record<string, string>> = files;

/** Those of the scripts that a build has not written. */
export function missingScripts(outDir: URL): string[] {
  return Object.keys(files).filter((path) => !existsSync(new URL(path, outDir)));
}

/**
 * Vite plugin that builds the scripts that are no modules, because modules run after the first
 * paint. `astro dev` serves them by routes of the same names (see routes/).
 */
export function classicScripts(): VitePlugin {
  return {
    name: 'meantime/classic-scripts',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === environments.client,
    buildStart() {
      for (const [fileName, file] of Object.entries(files)) {
        const id = importName(packageFile(`integrations/docs/client/${file}`));
        this.emitFile({ type: 'chunk', id, fileName });
      }
    },
    generateBundle(_, bundle) {
      for (const path of Object.keys(files)) {
        const chunk = bundle[path];
        if (chunk?.type !== 'chunk') continue;
        if (chunk.imports.length > 0) {
          this.error(`${path} is no module and cannot import ${chunk.imports.join(', ')}.`);
        }
        // Names at the top of a classic script would be the page's.
        chunk.code = `(()=>{${chunk.code.trim()}})();\n`;
      }
    },
  };
}
