import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { WalkEvent } from './walk-event.ts';
import { writeSettings, type WalkSettings } from './walk-settings.ts';

interface RunOptions {
  settings: WalkSettings;
  /** The project's root, absolute. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Where the runner and the newcomers keep their files. */
  temporaryFolder: string;
  /** Stops the walkthroughs. */
  signal: AbortSignal;
  onEvent: (event: WalkEvent) => void;
}

/** A runner that is stuck: its newcomers' programs would outlive one that is ended too early. */
const stopWithinMs = 60_000;

/**
 * Runs the walkthroughs with Playwright's test runner in a process of its own and passes on what
 * happens. Resolves when the runner is gone.
 *
 * @returns what the runner wrote outside of the events
 */
export async function runPlaywright(options: RunOptions): Promise<string> {
  const { settings, cwd, env, temporaryFolder, signal, onEvent } = options;
  const runner = spawn(process.execPath, [findRunner(), 'test', '--config', configPath()], {
    cwd,
    env: { ...env, ...writeSettings(settings), TMPDIR: temporaryFolder },
    // A group of its own: Ctrl-C reaches it once, through us, so that it can end in order.
    detached: true,
    // Nothing is written to the first: by its end the runner learns that this process is gone.
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const stop = () => {
    stopRunner(runner);
  };
  signal.addEventListener('abort', stop, { once: true });
  const [, stdout, stderr, events] = runner.stdio as unknown as [
    Writable,
    Readable,
    Readable,
    Readable,
  ]; // as asked for above
  const texts: string[] = [];
  for (const stream of [stdout, stderr]) stream.on('data', (data) => texts.push(String(data)));
  createInterface({ input: events }).on('line', (line) => {
    onEvent(JSON.parse(line) as WalkEvent); // the reporter of this version wrote it
  });
  if (signal.aborted) stop();
  await once(runner, 'close');
  signal.removeEventListener('abort', stop);
  return texts.join('');
}

/** Asks the runner to end in order; one that does not is ended with its whole group. */
function stopRunner(runner: ChildProcess): void {
  runner.kill('SIGINT');
  const patience = setTimeout(() => {
    if (runner.pid !== undefined) process.kill(-runner.pid, 'SIGKILL');
  }, stopWithinMs);
  runner.once('exit', () => {
    clearTimeout(patience);
  });
}

function findRunner(): string {
  const manifest = createRequire(import.meta.url).resolve('playwright/package.json');
  return join(dirname(manifest), 'cli.js');
}

/** Beside this file, compiled or not. */
function configPath(): string {
  const here = import.meta.url;
  const extension = here.slice(here.lastIndexOf('.') + 1);
  return fileURLToPath(new URL(`playwright-config.${extension}`, here));
}
