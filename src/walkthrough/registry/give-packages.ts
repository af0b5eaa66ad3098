import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { wordSystemError } from '../../text/system-errors.ts';
import { findPrograms } from '../tools/find-programs.ts';
import { cacheUnusable, givenUnusable } from './errors.ts';
import { PackageCache } from './package-cache.ts';
import { readTarball, type PackedPackage } from './read-tarball.ts';
import { registryEnvironment } from './registry-environment.ts';
import { servePackages } from './serve-packages.ts';

export interface GivenPackages {
  /** Tarballs that `npm pack` wrote, and folders of programs, relative to `cwd`. */
  paths: readonly string[];
  /** Folder that keeps what registries answer, relative to `cwd`; absent when nothing is kept. */
  cacheFolder?: string;
  /** The project's root, absolute. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** What of it every newcomer has. */
export interface NewcomerPackages {
  env: Record<string, string>;
  /** Folders in front of PATH, absolute. */
  path: string[];
  /** The registry on loopback, and the one that it asks. */
  registry?: { url: string; upstream: string };
}

const usualRegistry = 'https://registry.npmjs.org/';

/**
 * Makes ready what newcomers are given beside what the registry has.
 *
 * @throws MeantimeError `given-unusable`, `package-unreadable`, `cache-unusable`
 */
export async function givePackages(
  given: GivenPackages,
): Promise<NewcomerPackages & { close: () => Promise<void> }> {
  const { cwd, env, cacheFolder } = given;
  const packed: PackedPackage[] = [];
  const path: string[] = [];
  for (const name of given.paths) {
    const file = resolve(cwd, name);
    if (isFolder(file, name)) path.push(demandPrograms(file, name));
    else packed.push(readTarball(file));
  }
  const cache = cacheFolder === undefined ? undefined : openCache(resolve(cwd, cacheFolder));
  if (packed.length === 0 && !cache) return { env: {}, path, close: () => Promise.resolve() };
  const upstream = await configuredRegistry(given);
  const { url, close } = await servePackages({ packed, upstream, env, ...(cache && { cache }) });
  return { env: registryEnvironment(url, env), path, registry: { url, upstream }, close };
}

function isFolder(file: string, name: string): boolean {
  if (!existsSync(file)) throw givenUnusable(name, 'there is no such file');
  try {
    accessSync(file, constants.R_OK);
    return statSync(file).isDirectory();
  } catch (cause) {
    throw givenUnusable.at({ cause }, name, wordSystemError(cause));
  }
}

function demandPrograms(folder: string, name: string): string {
  const names = readdirSync(folder);
  if (names.some((one) => findPrograms(one, [folder]).length > 0)) return folder;
  const reason = names.includes('package.json')
    ? 'it is a package that is not packed'
    : 'it has no program in it';
  throw givenUnusable(name, reason);
}

function openCache(folder: string): PackageCache {
  try {
    const cache = new PackageCache(folder);
    accessSync(folder, constants.W_OK);
    return cache;
  } catch (cause) {
    throw cacheUnusable.at({ cause }, folder, wordSystemError(cause));
  }
}

/** As npm has it in this project, with a slash at its end. */
async function configuredRegistry({ cwd, env }: GivenPackages): Promise<string> {
  const asked = promisify(execFile)('npm', ['config', 'get', 'registry'], { cwd, env });
  const said = await asked.then(
    ({ stdout }) => stdout.trim(),
    // Who has no npm has configured none.
    () => '',
  );
  return URL.canParse(said) ? said.replace(/\/?$/, '/') : usualRegistry;
}
