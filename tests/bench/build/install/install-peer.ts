import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Peer } from '../peers/peer.ts';
import { installPackages } from './install-packages.ts';
import { latestVersions } from './latest-versions.ts';
import { packCheckout } from './pack-checkout.ts';

const run = promisify(execFile);

export interface InstalledPeer {
  /** Its version, as the table shows it. */
  version: string;
  /** Exact versions of the packages that were asked for. */
  packages: Record<string, string>;
  /** Folder with package.json and node_modules; absent for a program of the PATH. */
  folder?: string;
}

interface InstallWorld {
  cache: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/** @throws Error when npm or the program cannot be reached, or the installation fails */
export function peerInstaller(world: InstallWorld): (peer: Peer) => Promise<InstalledPeer> {
  const latest = latestVersions(world);
  return async ({ name, source }) => {
    if (source.from === 'path')
      return { version: await askVersion(source.versionCommand, world), packages: {} };
    const packages = await latest(source.packages);
    if (source.from === 'npm') {
      const folder = await installPackages({ ...world, name, dependencies: packages });
      return { version: packages[source.packages[0]] ?? '', packages, folder };
    }
    const { archive, version } = await packCheckout(join(world.cache, 'packed'), world);
    const dependencies = { ...packages, meantime: `file:${archive}` };
    const folder = await installPackages({ ...world, name, dependencies });
    return { version, packages, folder };
  };
}

async function askVersion(
  [program, ...words]: readonly [string, ...string[]],
  { env, signal }: InstallWorld,
): Promise<string> {
  const { stdout } = await run(program, words, { env, signal }).catch((cause: unknown) => {
    throw new Error(`${program} is not installed`, { cause });
  });
  return /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? stdout.trim();
}
