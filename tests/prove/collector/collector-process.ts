import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testManifest } from '../../harness/start-collector.ts';

const bin = fileURLToPath(new URL('../../../lib/src/cli/bin.js', import.meta.url));

/** Writes a built site of one quickstart, whose home page has so many bytes. */
export function writeBuiltSite(folder: string, { pageBytes = 2_000 } = {}): void {
  const files = {
    'dist/index.html': `<h1>Home</h1>${'.'.repeat(pageBytes)}`,
    'dist/_meantime/manifest.json': JSON.stringify(testManifest()),
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

export interface ProcessOptions {
  /** The project's root. */
  cwd: string;
  port: number;
  command?: 'serve' | 'collect';
  /** @default the usual file in the project */
  database?: string;
  /** No file that it writes may grow beyond this. @default any may */
  mostFileBytes?: number;
  /** What is alive may take no more; Node ends where it does. @default what Node takes of the machine */
  mostHeapMegabytes?: number;
}

export interface CollectorProcess {
  pid: number;
  /** Where batches are posted to. */
  beaconsUrl: string;
  /** The site's home, where the command serves one. */
  home: string;
  /** What it wrote to standard error. */
  complained: () => string;
  hasEnded: () => boolean;
  /** SIGKILL; resolves when it is gone. */
  kill: () => Promise<void>;
}

/** The compiled command in a process of its own; resolves when it takes requests. */
export async function startProcess(options: ProcessOptions): Promise<CollectorProcess> {
  const process = spawnProcess(options);
  await process.whenUp;
  return process;
}

/** The same, without waiting for it. */
export function spawnProcess(options: ProcessOptions) {
  const { cwd, port, command = 'collect', database, mostFileBytes, mostHeapMegabytes } = options;
  const heap = mostHeapMegabytes === undefined ? [] : [`--max-old-space-size=${mostHeapMegabytes}`];
  const words = [...heap, bin, command, '--port', String(port)];
  if (database !== undefined) words.push('--database', database);
  // A write beyond the limit is to fail, as on a full disk, instead of ending the process.
  const limit = `trap '' XFSZ; ulimit -f ${Math.ceil((mostFileBytes ?? 0) / 512)}; exec "$0" "$@"`;
  const [file, args] =
    mostFileBytes === undefined
      ? [process.execPath, words]
      : ['sh', ['-c', limit, process.execPath, ...words]];
  const child = spawn(file, args, {
    cwd,
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-10_000);
  });
  const exited = once(child, 'exit');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const whenUp = Promise.race([
    once(child.stdout, 'data'),
    exited.then(() => {
      throw new Error(`meantime ${command} ended: ${complaint}`);
    }),
  ]);
  whenUp.catch(() => undefined);
  const home = `http://127.0.0.1:${port}/`;
  return {
    pid: child.pid ?? 0,
    home,
    beaconsUrl: `${home}_meantime/runs`,
    complained: () => complaint,
    hasEnded,
    whenUp,
    async kill() {
      child.kill('SIGKILL');
      if (!hasEnded()) await exited;
    },
  };
}
