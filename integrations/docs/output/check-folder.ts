import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroConfig } from 'astro';
import { buildsInto, redirectBuild, type BuildFolders } from '../../astro-internals.ts';

const hourMs = 3_600_000;
const prefix = 'check-';

/** Where a build goes that is to leave no trace. */
export interface CheckFolder {
  /** False where something of the build would go elsewhere all the same. */
  holdsAll: (vite: BuildFolders) => boolean;
  remove: () => void;
}

/**
 * Has Astro build into a folder of the cache, from which the packages of the project are found as
 * from its output folder.
 */
export function openCheckFolder(config: AstroConfig, nowMs: number): CheckFolder {
  const cache = fileURLToPath(new URL('meantime/', config.cacheDir));
  mkdirSync(cache, { recursive: true });
  removeLeft(cache, nowMs);
  const folder = mkdtempSync(join(cache, prefix));
  redirectBuild(config, pathToFileURL(folder + sep));
  return {
    holdsAll: (vite) => buildsInto(folder, vite),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What checks that were killed left behind. */
function removeLeft(cache: string, nowMs: number): void {
  for (const name of readdirSync(cache)) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(cache, name);
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats && nowMs - stats.mtimeMs > hourMs) rmSync(folder, { recursive: true, force: true });
  }
}
