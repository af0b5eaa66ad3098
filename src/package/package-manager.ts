import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** The file that each leaves in the projects it manages. */
const lockFiles: readonly (readonly [file: string, manager: PackageManager])[] = [
  ['package-lock.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

/**
 * The package manager of a project: that of the nearest lock file at or above its folder, else the one
 * that started us, else npm.
 *
 * @param folder absolute
 */
export function packageManagerOf(
  folder: string,
  env: Readonly<Record<string, string | undefined>> = {},
): PackageManager {
  const [, byFile] = lockFiles.find(([file]) => existsSync(join(folder, file))) ?? [];
  if (byFile) return byFile;
  const parent = dirname(folder);
  if (parent !== folder) return packageManagerOf(parent, env);
  const [agent] = (env['npm_config_user_agent'] ?? '').split('/');
  return lockFiles.find(([, manager]) => manager === agent)?.[1] ?? 'npm';
}

/** What each calls adding a package. */
export const addWords: Readonly<Record<PackageManager, string>> = {
  npm: 'install',
  pnpm: 'add',
  yarn: 'add',
  bun: 'add',
};
