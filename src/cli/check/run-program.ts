import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

export interface ProgramRun {
  /** Absolute. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  signal: AbortSignal;
}

export interface ProgramEnd {
  ok: boolean;
  /** Both streams, as they came, without colours. */
  output: string;
}

/** What git hands to its hooks, which would lead other commands to the wrong repository. */
const ofHooks = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'];

/** Runs a program to its end. With all that it started it is ended when the signal is aborted. */
export function runProgram(
  file: string,
  args: readonly string[],
  { cwd, env, signal }: ProgramRun,
): Promise<ProgramEnd> {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !ofHooks.includes(name)));
  // A group of its own, so that it can be ended as a whole.
  const child = spawn(file, args, {
    cwd,
    env: own,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => {
    if (child.pid !== undefined) endGroup(child.pid);
  };
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return new Promise<ProgramEnd>((resolve) => {
    child.on('error', ({ message }) => {
      resolve({ ok: false, output: message });
    });
    child.on('close', (code) => {
      resolve({ ok: code === 0, output: stripVTControlCharacters(output).trim() });
    });
  }).finally(() => {
    signal.removeEventListener('abort', end);
  });
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It is gone already.
  }
}

/** The last lines, which say why. */
export function lastLines(output: string, count = 30): string {
  return output.split('\n').slice(-count).join('\n');
}
