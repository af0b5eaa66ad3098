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

/** The programs besides Node that some of them need, each with its package of Debian. */
const programs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  make: { make: 'make', cc: 'gcc' },
  python: { python3: 'python3' },
  redis: { 'redis-server': 'redis-server' },
  sqlite: { sqlite3: 'sqlite3' },
  tailwind: { python3: 'python3' },
};

/** @throws Error that names the packages of Debian which this machine lacks for these quickstarts */
export function demandPrograms(ids: readonly string[]): void {
  const needed = ids.flatMap((id) => Object.entries(programs[id] ?? {}));
  const missing = needed.filter(([program]) => !isThere(program)).map(([, name]) => name);
  if (missing.length === 0) return;
  throw new Error(
    `This machine lacks programs: apt-get install ${[...new Set(missing)].join(' ')}`,
  );
}

function isThere(program: string): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v "$0"', program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
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
