import { mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from '../../build/install/install-packages.ts';
import { removeForgotten } from '../../build/install/remove-forgotten.ts';
import { programEnvironment } from '../../build/project.ts';

/** Pinned: another version weighs and audits otherwise. */
export const lighthouseVersion = '13.5.0';

/**
 * Lighthouse in the system's temporary folder, where it stays for the next run: its 180 MB are no
 * burden of `npm ci`.
 *
 * @returns path of its command
 * @throws Error with the end of npm's output
 */
export async function installLighthouse(signal: AbortSignal): Promise<string> {
  const cache = join(realpathSync(tmpdir()), 'meantime-bench');
  mkdirSync(cache, { recursive: true });
  removeForgotten(cache);
  const folder = await installPackages({
    ...{ cache, name: 'lighthouse', env: programEnvironment(), signal },
    dependencies: { lighthouse: lighthouseVersion },
  });
  return join(folder, 'node_modules/lighthouse/cli/index.js');
}
