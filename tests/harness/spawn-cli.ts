import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { CliOptions, CliResult } from './run-cli.ts';
import { temporaryFolder } from './temporary.ts';
import { transformCache } from './transform-cache.ts';

const bin = fileURLToPath(new URL('../../lib/src/cli/bin.js', import.meta.url));

interface SpawnOptions extends CliOptions {
  /** Words for Node itself, before the program. */
  nodeOptions?: string[];
}

/** The compiled command in a process of its own; it ends with the test at the latest. */
export function startCli(args: readonly string[], options: SpawnOptions = {}) {
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), bin, ...args], {
    cwd: options.cwd ?? temporaryFolder(),
    env: { PATH: process.env['PATH'] ?? '', ...transformCache(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return child;
}

/** Runs the compiled `meantime <args>` for real and waits for its end. */
export async function spawnCli(
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<CliResult> {
  const child = startCli(args, options);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text: string) => (stdout += text));
  child.stderr.on('data', (text: string) => (stderr += text));
  await once(child, 'close');
  return { exitCode: child.exitCode, stdout, stderr };
}
