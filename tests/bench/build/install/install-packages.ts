import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../measure/run-program.ts';

interface Installation {
  /** Folder that keeps installations between runs. */
  cache: string;
  name: string;
  dependencies: Record<string, string>;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

const installTimeoutMs = 10 * 60_000;

/**
 * A folder with package.json and node_modules, kept for the next run under a hash of package.json.
 *
 * @throws Error with the end of npm's output
 */
export async function installPackages(installation: Installation): Promise<string> {
  const { cache, name, dependencies, env, signal } = installation;
  const manifest = { name: 'bench', private: true, dependencies };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const folder = join(cache, `${name}-${hash}`);
  if (existsSync(folder)) return folder;
  // Moved to its place when it is whole: an interrupted one is never taken for it.
  const partial = `${folder}.partial-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  try {
    writeFileSync(join(partial, 'package.json'), text);
    const command = ['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error'] as const;
    const end = await runProgram({
      ...{ command, folder: partial, env, signal },
      timeoutMs: installTimeoutMs,
    });
    if (end.how !== 'done') throw new Error(`npm install ${end.how}: ${end.output.trim()}`);
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}
