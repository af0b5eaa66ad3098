import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const name = 'PLAYWRIGHT_TRANSFORM_CACHE_DIR';

/**
 * Has all walks of a test run share what Playwright makes of the sources that lie here: it transforms
 * what is outside of `node_modules`, for each walk anew, as each has a folder of its own for temporary
 * files. In an installed package there is nothing to transform.
 *
 * @returns removes it
 */
export function openTransformCache(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'meantime-transformed-'));
  process.env[name] = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}

/** For the environment of a command that walks. */
export function transformCache(): Record<string, string> {
  const folder = process.env[name];
  return folder === undefined ? {} : { [name]: folder };
}
