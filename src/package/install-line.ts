import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A package manager, by the file that it leaves in the projects it manages. */
type Manager = readonly [lockFile: string, command: string];

const npm: Manager = ['package-lock.json', 'npm install --save-dev'];
const managers: readonly Manager[] = [
  npm,
  ['pnpm-lock.yaml', 'pnpm add --save-dev'],
  ['yarn.lock', 'yarn add --dev'],
  ['bun.lock', 'bun add --dev'],
  ['bun.lockb', 'bun add --dev'],
];

/**
 * The line that adds packages to a project, by the package manager that it uses: that of the nearest
 * lock file at or above its folder, else npm.
 *
 * @param folder absolute
 */
export function installLine(names: readonly string[], folder: string): string {
  const [, command] = managerOf(folder) ?? npm;
  return [command, ...names].join(' ');
}

function managerOf(folder: string): Manager | undefined {
  const found = managers.find(([lockFile]) => existsSync(join(folder, lockFile)));
  const parent = dirname(folder);
  return found ?? (parent === folder ? undefined : managerOf(parent));
}
