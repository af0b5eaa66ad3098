import type { ExitCode, World } from '../../src/cli/command.ts';
import type { CommandEntry } from '../../src/cli/commands-table.ts';
import { run } from '../../src/cli/run.ts';
import { temporaryFolder } from './temporary.ts';
import { transformCache } from './transform-cache.ts';

export interface CliResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
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
  /** What a person types when they are asked; without, nobody is there to ask. */
  answers?: readonly string[];
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
    env: { ...transformCache(), ...options.env },
    cwd: options.cwd ?? temporaryFolder(),
    platform: options.platform ?? process.platform,
    stdout,
    stderr,
    signal: options.signal ?? new AbortController().signal,
    now: options.now ?? Date.now,
    ...(options.answers && askedBy(stdout, [...options.answers])),
  };
  const exitCode = await run(world, options.commands);
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function askedBy(stdout: World['stdout'], answers: string[]): Pick<World, 'ask'> {
  return {
    ask(question) {
      const answer = answers.shift();
      if (answer === undefined) throw new Error(`Nobody expected to be asked: ${question}`);
      stdout.write(`${question}${answer}\n`);
      return Promise.resolve(answer);
    },
  };
}

function captured(terminalColumns: number | undefined) {
  const pieces: string[] = [];
  return {
    write: (text: string) => pieces.push(text),
    text: () => pieces.join(''),
    ...(terminalColumns === undefined ? {} : { isTTY: true, columns: terminalColumns }),
  };
}
