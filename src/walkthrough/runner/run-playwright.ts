import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { stopRunner, type StopPatience } from './stop-runner.ts';
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

const patience: StopPatience = { idleMs: 10_000, walkingMs: 60_000 };

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
  let walking = 0;
  const stop = () => {
    stopRunner(runner, () => walking > 0, patience);
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
    const event = JSON.parse(line) as WalkEvent; // the reporter of this version wrote it
    if (event.type === 'walk-begin') walking += 1;
    if (event.type === 'walk-end') walking -= 1;
    onEvent(event);
  });
  if (signal.aborted) stop();
  await once(runner, 'close');
  signal.removeEventListener('abort', stop);
  return texts.join('');
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
