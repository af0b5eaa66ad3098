import type { VitePlugin } from '../vite-plugin.ts';

/** Vite plugin that makes a module of code. */
export function virtualModule(name: string, load: () => string | Promise<string>): VitePlugin {
  return {
    name: `meantime/virtual-module ${name}`,
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? load() : undefined),
  };
}
