import type { Plugin, Rolldown } from 'vite';
import type { VitePlugin } from './vite-plugin.ts';

type LoadHook = Rolldown.FunctionPluginHooks['load'];

/** Vite plugin that makes a module of code. */
export function virtualModule(name: string, load: LoadHook): VitePlugin {
  return { name: `meantime/virtual-module ${name}`, ...virtualModules([name], load) };
}

/**
 * The hooks for several of them, each of which is loaded by the id `\0` and its name. Ids are filtered
 * before a hook is called: it runs in another thread than the bundler, which has some thousand ids.
 */
export function virtualModules(
  names: readonly string[],
  load: LoadHook,
): Pick<Plugin, 'resolveId' | 'load'> {
  return {
    resolveId: { filter: { id: exactly(names) }, handler: (id) => `\0${id}` },
    load: { filter: { id: exactly(names.map((name) => `\0${name}`)) }, handler: load },
  };
}

/** A filter for these ids and no others. */
export function exactly(ids: readonly string[]): RegExp {
  const escaped = ids.map((id) => id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^(?:${escaped.join('|')})$`);
}
