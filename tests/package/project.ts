import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linkTree } from '../bench/build/install/link-tree.ts';
import { leaveOutUnloaded } from './leave-out-unloaded.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** As long as a test may take, less the time to say so: what is run may be a suite of its own. */
const mostMs = 14 * 60_000;

interface Ended {
  exitCode: number;
  /** Both streams, one after the other. */
  output: string;
}

/** Runs a program in a folder, without what the npm around the tests tells its own scripts. */
export function execute(
  [program, ...words]: readonly [string, ...string[]],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_|^VITEST|^(?:DEV|PROD|SSR|MODE|BASE_URL|TEST|NODE_ENV)$/.test(name),
  );
  const own = { ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: '0', ...env };
  const options = {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), ...own },
    timeout: mostMs,
  };
  return new Promise((resolve) => {
    execFile(program, words, options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      const killed = error?.killed === true ? `${program} was stopped after ${mostMs} ms\n` : '';
      resolve({ exitCode, output: stdout + stderr + killed });
    });
  });
}

/** As `execute`, for what has to succeed. @throws Error with all that it printed */
export async function demand(...args: Parameters<typeof execute>): Promise<string> {
  const { exitCode, output } = await execute(...args);
  if (exitCode !== 0) throw new Error(`${args[0].join(' ')} failed in ${args[1]}:\n${output}`);
  return output;
}

/** Packs the compiled checkout as it is published; gives the path of the archive. */
export async function packMeantime(folder: string): Promise<string> {
  leaveOutUnloaded(root);
  await demand(['npm', 'pack', '--ignore-scripts', '--pack-destination', folder], root);
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm pack left nothing in ${folder}.`);
  return join(folder, name);
}

/**
 * A project with a lock file that knows the versions of this repository, so that what is installed
 * is the same from day to day and comes from npm's cache.
 */
export function writeProject(folder: string): void {
  const own = { name: 'project', private: true, type: 'module' };
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Readonly<Record<string, unknown>>>; // npm's own file
  };
  const packages = Object.entries(lock.packages)
    .filter(([path, entry]) => path.startsWith('node_modules/') && entry['link'] !== true)
    .map(([path, entry]): [string, object] => [path, unmarked(entry)]);
  const seed = {
    name: own.name,
    lockfileVersion: 3,
    requires: true,
    packages: Object.fromEntries([['', own], ...packages]),
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(own));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(seed));
}

/** What a package is to this repository is not what it is to the project. */
function unmarked(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const marks = ['dev', 'peer', 'optional', 'devOptional'];
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !marks.includes(name)));
}

/** Adds packages to a project by npm. */
export async function npmInstall(folder: string, packages: readonly string[]): Promise<void> {
  const options = [
    '--save-exact',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
  ];
  await demand(['npm', 'install', ...packages, ...options], folder);
}

/** A project of one's own with what another one has installed. */
export function copyProject(from: string, to: string): void {
  linkTree(join(from, 'node_modules'), join(to, 'node_modules'));
  for (const name of ['package.json', 'package-lock.json', 'node_modules/.package-lock.json']) {
    // A link would be written through.
    rmSync(join(to, name), { force: true });
    cpSync(join(from, name), join(to, name));
  }
}

/** Copies a fixture into a project, as a site of its own. */
export function addFixture(project: string, fixture: string): string {
  const folder = join(project, 'sites', fixture);
  // What a build in place left there is not part of it.
  const isOwn = (path: string): boolean =>
    !['.astro', '.meantime', 'node_modules', 'dist'].includes(basename(path));
  cpSync(join(root, 'tests/fixtures', fixture), folder, { recursive: true, filter: isOwn });
  return folder;
}

/** Bytes of all files below a folder; a file with several names counts once for each. */
export function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** The `node` of a folder of `tests/nodes`. */
export function nodeOf(name: 'minimum' | 'newest' | 'unsupported'): string {
  const manifest = join(root, 'tests/nodes', name, 'node_modules/node/package.json');
  return join(dirname(manifest), 'bin/node');
}
