import { createRequire } from 'node:module';
import { installLine } from '../package/install-line.ts';
import { defineError } from '../protocol/errors.ts';

/** What walking needs and a site does not; they are optional peers, which sites that walk install. */
export const walkPackages = ['playwright', '@lydell/node-pty', '@xterm/headless'] as const;

export const walkPackagesMissing = defineError<[missing: readonly string[], line: string]>({
  code: 'walk-packages-missing',
  title: 'What walking needs is not installed.',
  message: (missing) =>
    `A newcomer works in a real browser and a real terminal, and this project has not installed what drives them: ${missing.join(', ')}.`,
  hint: (_, line) => `Run: ${line}`,
});

export const walkOnWindows = defineError({
  code: 'walk-on-windows',
  title: 'Windows is not walked.',
  message: () =>
    'A newcomer works in bash on Linux or macOS. Everything else of Meantime works on Windows.',
  hint: 'Walk in WSL (https://learn.microsoft.com/windows/wsl/install): wsl npx meantime walk',
});

interface WalkModules {
  playwright: typeof import('playwright');
  'playwright/test': typeof import('playwright/test');
  '@lydell/node-pty': typeof import('@lydell/node-pty');
  '@xterm/headless': typeof import('@xterm/headless');
}

const require = createRequire(import.meta.url);

interface Project {
  platform: NodeJS.Platform;
  /** The project's root, absolute. */
  folder: string;
}

/**
 * Asks for all that walking needs, at once.
 *
 * @throws MeantimeError `walk-on-windows`, `walk-packages-missing`
 */
export function demandWalkPackages(
  { platform, folder }: Project,
  isInstalled: (name: string) => boolean = isResolved,
): void {
  if (platform === 'win32') throw walkOnWindows();
  const missing = walkPackages.filter((name) => !isInstalled(name));
  if (missing.length > 0) throw walkPackagesMissing(missing, installLine(missing, folder));
}

/**
 * A module of those packages. An `import` of one that is not there would fail before anybody could
 * say what to do.
 *
 * @throws MeantimeError as `demandWalkPackages`
 */
export function loadWalkModule<Name extends keyof WalkModules>(name: Name): WalkModules[Name] {
  demandWalkPackages({ platform: process.platform, folder: process.cwd() });
  return require(name) as WalkModules[Name]; // the types that the package brings
}

function isResolved(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}
