import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const keptMs = 7 * 24 * 60 * 60_000;

/** Deletes installations, archives and sites that are older than a week. */
export function removeForgotten(cache: string, nowMs = Date.now()): void {
  for (const folder of [join(cache, 'packed'), cache].filter((name) => existsSync(name))) {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (nowMs - statSync(path).mtimeMs > keptMs) rmSync(path, { recursive: true, force: true });
    }
  }
}
