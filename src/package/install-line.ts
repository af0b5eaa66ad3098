import { addWords, packageManagerOf, type PackageManager } from './package-manager.ts';

/** What each calls a package that is needed for development alone. */
const devOptions: Readonly<Record<PackageManager, string>> = {
  npm: '--save-dev',
  pnpm: '--save-dev',
  yarn: '--dev',
  bun: '--dev',
};

/**
 * The line that adds packages to a project, by the package manager that it uses.
 *
 * @param folder absolute
 */
export function installLine(names: readonly string[], folder: string): string {
  const manager = packageManagerOf(folder);
  return [manager, addWords[manager], devOptions[manager], ...names].join(' ');
}
