import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Command, World } from '../../../src/cli/command.ts';
import { describeError } from '../../harness/message-of.ts';
import { testManifest } from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

type Options = Record<string, string | boolean | string[]>;

/** A project whose site has been built. */
export function builtSite(base = '/'): string {
  const cwd = temporaryFolder();
  const manifest = JSON.stringify({ ...testManifest(), base });
  const files = {
    'dist/index.html': '<h1>Home</h1>',
    'dist/_meantime/manifest.json': manifest,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  return cwd;
}

/** Runs a command in this process until it prints, and gives the means to stop it. */
export async function start(
  command: Command,
  cwd: string,
  options: Options = {},
  now: () => number = Date.now,
) {
  const stop = new AbortController();
  let ended: Promise<unknown> = Promise.resolve();
  const text = await new Promise<string>((resolve, reject) => {
    ended = command.run(
      { ...worldOf(cwd, stop.signal, resolve), now },
      {
        options: { port: '0', ...options },
        positionals: [],
      },
    );
    ended.catch(reject);
  });
  onTestFinished(async () => {
    stop.abort();
    await ended;
  });
  return { text, stop: () => (stop.abort(), ended) };
}

function worldOf(cwd: string, signal: AbortSignal, print: (text: string) => void): World {
  const stdout = { write: print };
  const { platform } = process;
  return { argv: [], env: {}, cwd, platform, stdout, stderr: stdout, signal, now: Date.now };
}

export async function run(command: Command, cwd: string, options: Options = {}): Promise<string> {
  let text = '';
  const world = worldOf(cwd, new AbortController().signal, (part) => (text += part));
  await command.run(world, { options, positionals: [] });
  return text;
}

/** What a command that cannot do it says. */
export async function refusal(
  command: Command,
  cwd: string,
  options: Options = {},
): Promise<string> {
  return run(command, cwd, options).then(
    (text) => `no refusal: ${text}`,
    (error: unknown) => describeError(error),
  );
}

/** The first URL in what a command printed. */
export const urlIn = (text: string) => /http:\/\/\S+/.exec(text)?.[0] ?? '';
