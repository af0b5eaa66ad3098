import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';
import { packageFile } from '../package-file.ts';

type VitePlugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

/** Path of the boot script below the base. */
export const bootPath = '_meantime/boot.js';

/**
 * Vite plugin that builds `client/boot.ts` to the one script that is no module, because modules run
 * after the first paint. `astro dev` serves it by a route (see routes/boot.ts).
 */
export function bootScript(): VitePlugin {
  return {
    name: 'meantime/boot-script',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      const id = fileURLToPath(packageFile('integrations/docs/client/boot.ts'));
      this.emitFile({ type: 'chunk', id, fileName: bootPath });
    },
    generateBundle(_, bundle) {
      const chunk = bundle[bootPath];
      if (chunk?.type !== 'chunk') return;
      if (chunk.imports.length > 0) {
        this.error(`${bootPath} is no module and cannot import ${chunk.imports.join(', ')}.`);
      }
      // Names at the top of a classic script would be the page's.
      chunk.code = `(()=>{${chunk.code.trim()}})();\n`;
    },
  };
}
