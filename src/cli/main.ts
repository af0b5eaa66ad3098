import { createInterface } from 'node:readline/promises';
import { renderError, wantsColours } from './render-error.ts';
import { wordSystemError } from '../text/system-errors.ts';
import { outputUnwritable } from './errors.ts';
import type { World } from './command.ts';
import { run } from './run.ts';

/** Runs the command in a process of the system and leaves the exit code there. */
export async function main(process: NodeJS.Process): Promise<void> {
  keepQuietWhenNobodyReads(process);
  exitOnBug(process);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Once: whoever asks again means it, and the system's own way is to end at once.
    process.once(signal, () => {
      stopping.abort();
    });
  }
  process.exitCode = await run({
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: stopping.signal,
    now: Date.now,
    ...askingOn(process, stopping.signal),
  });
}

/** A person is asked where both what they type and what they see is a terminal. */
function askingOn({ stdin, stdout }: NodeJS.Process, signal: AbortSignal): Pick<World, 'ask'> {
  if (!stdin.isTTY || !stdout.isTTY) return {};
  return {
    async ask(question) {
      const lines = createInterface({ input: stdin, output: stdout });
      // Ctrl+C is the terminal's while lines are read.
      lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      try {
        return await lines.question(question, { signal });
      } finally {
        lines.close();
      }
    },
  };
}

/** `meantime report | head` closes the pipe early; the verdict stands all the same. */
function keepQuietWhenNobodyReads(process: NodeJS.Process): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE')
        throw outputUnwritable.at({ cause: error }, wordSystemError(error));
    });
  }
}

/** Node's own exit code for these is 1, which means "slower" here. */
function exitOnBug(process: NodeJS.Process): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(
      renderError(error, {
        colours: wantsColours(process.stderr, process.env),
        debug: process.env['MEANTIME_DEBUG'] === '1',
      }),
    );
    process.exit(3);
  });
}
