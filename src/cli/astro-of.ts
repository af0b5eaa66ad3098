import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { astroMissing } from './errors.ts';

/**
 * The file behind the command `astro` of a project.
 *
 * @throws MeantimeError `astro-missing`
 */
export function astroOf(cwd: string): string {
  try {
    const file = createRequire(join(cwd, 'package.json')).resolve('astro/package.json');
    const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { bin?: Record<string, string> };
    const path = join(dirname(file), bin?.['astro'] ?? '');
    if (bin?.['astro'] !== undefined && existsSync(path)) return path;
  } catch {
    // Said below: whatever is there is no Astro.
  }
  throw astroMissing();
}
