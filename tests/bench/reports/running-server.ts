import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As it is published. */
const bin = join(import.meta.dirname, '../../../lib/src/cli/bin.js');

export interface RunningServer {
  /** With a slash at the end. */
  url: string;
  /** From the start of the process to the line with its address. */
  startMs: number;
  /** Most memory that the process has had at once, in MB; `undefined` where the system does not say. */
  peakMb: () => number | undefined;
  stop: () => Promise<void>;
}

/** `meantime serve` in a process of its own. */
export async function startServing(
  folder: string,
  { database, token }: { database: string; token: string },
): Promise<RunningServer> {
  const beganMs = performance.now();
  const words = ['serve', '--port', '0', '--database', database];
  const child = spawn(process.execPath, [bin, ...words], {
    cwd: folder,
    env: { ...process.env, MEANTIME_TOKEN: token },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    if (said.includes('\n')) break;
  }
  const url = /http:\S+/.exec(said)?.[0];
  if (url === undefined) throw new Error(`The server said: ${said}`);
  return {
    url,
    startMs: performance.now() - beganMs,
    peakMb: () => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1_024;
      } catch {
        return undefined;
      }
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
