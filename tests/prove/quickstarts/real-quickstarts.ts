import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../fixtures/real-quickstarts', import.meta.url));

/** The quickstarts of other projects, in words of our own: the text of each by its id. */
export function realQuickstarts(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name.replace(/\.mdx$/, ''),
      readFileSync(join(folder, name), 'utf8'),
    ]),
  );
}

/** What a machine needs besides Node to walk them, each with its package of Debian. */
const programs = {
  sqlite3: 'sqlite3',
  'redis-server': 'redis-server',
  python3: 'python3',
  make: 'make',
  cc: 'gcc',
  git: 'git',
  curl: 'curl',
} as const;

/** The packages of Debian that this machine lacks of them. */
export function missingPackages(): string[] {
  return Object.entries(programs).flatMap(([program, name]) => {
    try {
      execFileSync('sh', ['-c', 'command -v "$0"', program], { stdio: 'ignore' });
      return [];
    } catch {
      return name;
    }
  });
}

/**
 * Installs the package managers that one of them is written for.
 *
 * @returns the folder of their programs
 */
export function installPackageManagers(into: string): string {
  execFileSync('npm', ['install', '--global', '--prefix', into, 'pnpm', 'yarn', 'bun'], {
    stdio: 'ignore',
  });
  return join(into, 'bin');
}
