import { spawn, type ChildProcess } from 'node:child_process';
import { readProcesses, treeOf } from './process-table.ts';

export interface Program {
  command: readonly [string, ...string[]];
  folder: string;
  env: NodeJS.ProcessEnv;
  timeoutMs: number;
  /** Ends the program and all that it started. */
  signal: AbortSignal;
  /** Called with the program's id as soon as it runs. */
  onStart?: (pid: number) => void;
}

export interface ProgramEnd {
  how: 'done' | 'failed' | 'timed out';
  durationMs: number;
  /** The end of what it printed, on both streams. */
  output: string;
}

const keptCharacters = 8_000;

/** Runs a program in a session of its own, so that all of it can be found, measured and ended. */
export async function runProgram(program: Program): Promise<ProgramEnd> {
  program.signal.throwIfAborted();
  const [name, ...words] = program.command;
  const startedMs = performance.now();
  const child = spawn(name, words, {
    cwd: program.folder,
    env: program.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  if (child.pid !== undefined) program.onStart?.(child.pid);
  const { code, output, timedOut } = await whenClosed(child, program);
  program.signal.throwIfAborted();
  const how = timedOut ? 'timed out' : code === 0 ? 'done' : 'failed';
  return { how, durationMs: performance.now() - startedMs, output };
}

interface Closed {
  code: number | null;
  output: string;
  timedOut: boolean;
}

function whenClosed(child: ChildProcess, { timeoutMs, signal }: Program): Promise<Closed> {
  return new Promise((resolve) => {
    let output = '';
    let timedOut = false;
    const end = (): void => {
      endTree(child);
    };
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, timeoutMs);
    const settle = (code: number | null): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve({ code, output, timedOut });
    };
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-keptCharacters);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('close', settle);
    child.on('error', (error) => {
      output += error.message;
      settle(null);
    });
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** Nothing that a build has in hand is worth waiting for. */
function endTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const tree = treeOf(child.pid, readProcesses() ?? []);
  for (const pid of [-child.pid, ...tree.map((entry) => entry.pid)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}
