import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ExitCode, World } from '../../src/cli/command.ts';
import type { CommandEntry } from '../../src/cli/commands-table.ts';
import { run } from '../../src/cli/run.ts';
import { temporaryFolder } from './temporary.ts';

interface CliResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

interface CliOptions {
  /** The project's root; an empty folder unless given. */
  cwd?: string;
  /** The whole environment, apart from PATH for a spawned command. */
  env?: Record<string, string>;
}

interface InProcessOptions extends CliOptions {
  /** @default that of this machine */
  platform?: NodeJS.Platform;
  signal?: AbortSignal;
  now?: () => number;
  /** In place of the commands there are. */
  commands?: readonly CommandEntry[];
  /** Pretends that a person watches, at so many columns. */
  terminalColumns?: number;
}

/** Runs `meantime <args>` inside the test's own process. */
export async function runCli(
  args: readonly string[],
  options: InProcessOptions = {},
): Promise<CliResult & { exitCode: ExitCode }> {
  const stdout = captured(options.terminalColumns);
  const stderr = captured(options.terminalColumns);
  const world: World = {
    argv: [...args],
    env: options.env ?? {},
    cwd: options.cwd ?? temporaryFolder(),
    platform: options.platform ?? process.platform,
    stdout,
    stderr,
    signal: options.signal ?? new AbortController().signal,
    now: options.now ?? Date.now,
  };
  const exitCode = await run(world, options.commands);
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function captured(terminalColumns: number | undefined) {
  const pieces: string[] = [];
  return {
    write: (text: string) => pieces.push(text),
    text: () => pieces.join(''),
    ...(terminalColumns === undefined ? {} : { isTTY: true, columns: terminalColumns }),
  };
}

const bin = fileURLToPath(new URL('../../lib/src/cli/bin.js', import.meta.url));

interface SpawnOptions extends CliOptions {
  /** Words for Node itself, before the program. */
  nodeOptions?: string[];
}

/** The compiled command in a process of its own; it ends with the test at the latest. */
export function startCli(args: readonly string[], options: SpawnOptions = {}) {
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), bin, ...args], {
    cwd: options.cwd ?? temporaryFolder(),
    env: { PATH: process.env['PATH'] ?? '', ...options.env },
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
