import { createHash } from 'node:crypto';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentModule, environments, withoutChunkHashes } from '../../astro-internals.ts';
import { isPageFile } from '../addresses/page-address.ts';
import { packageVersions } from '../cache/package-versions.ts';
import type { VitePlugin } from '../../vite-plugin.ts';

/** Stands for the code that renders pages; undefined until it has been bundled. */
export interface RenderingCode {
  hash?: string;
}

/** Vite plugin that notes what the pages' rendering consists of. */
export function codeHash(code: RenderingCode): VitePlugin {
  return {
    name: 'meantime/code-hash',
    generateBundle(_options, bundle) {
      if (this.environment.name !== environments.prerender) return;
      const hash = createHash('sha256');
      const packages = new Set<string>();
      for (const [name, chunk] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (chunk.type !== 'chunk') continue;
        // What pages say is no part of how they are rendered.
        if (chunk.moduleIds.some((id) => id.includes(contentModule))) continue;
        // What a page that is a module has to itself is of no concern to the others.
        if (chunk.isDynamicEntry && isPageFile(withoutQuery(chunk.facadeModuleId))) continue;
        hash.update(withoutChunkHashes(name)).update(withoutChunkHashes(chunk.code));
        for (const id of [...chunk.imports, ...chunk.dynamicImports]) {
          if (!(id in bundle) && !isBuiltin(id)) packages.add(packageOf(id));
        }
      }
      // What is not bundled is loaded from where it is installed.
      const root = pathToFileURL(join(this.environment.config.root, 'index.js'));
      hash.update(packageVersions([...packages], root).join('\n'));
      code.hash = hash.digest('base64url');
    },
  };
}

/** `@scope/name` of `@scope/name/part`. */
function packageOf(id: string): string {
  return id.split('/', id.startsWith('@') ? 2 : 1).join('/');
}

function withoutQuery(id: string | null): string {
  return (id ?? '').replace(/\?.*$/s, '');
}
