import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import type { SiteSettings } from '../settings-module.ts';
import { CacheFolder } from './cache-folder.ts';
import { PageCompiler } from './page-compiler.ts';

interface Site {
  config: AstroConfig;
  settings: SiteSettings;
}

const compilers = new WeakMap<object, PageCompiler>();

/** The one compiler of a site, with its cache in Astro's own cache folder. */
export function openCompiler({ config, settings }: Site): PageCompiler {
  // The settings are made once for each start of the integration, the configuration is copied.
  const open = compilers.get(settings);
  if (open) return open;
  const folder = fileURLToPath(new URL('meantime/pages/', config.cacheDir));
  const compiler = new PageCompiler({ config, settings, cache: new CacheFolder(folder) });
  compilers.set(settings, compiler);
  return compiler;
}
