import type { ParseArgsConfig } from 'node:util';

/**
 * 0 holds; 1 regression, over budget or pages with problems; 2 the walkthrough broke: the docs are wrong;
 * 3 usage or configuration; 4 could not be judged.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

export interface Output {
  write(text: string): unknown;
  /** True when a person watches: progress may be drawn and colours used. */
  isTTY?: boolean;
  columns?: number;
}

/** Everything a command may touch of the process it runs in, so that a test can pass its own. */
export interface World {
  /** The words after `meantime`. */
  argv: string[];
  env: Readonly<Record<string, string | undefined>>;
  /** The project's root, absolute. */
  cwd: string;
  platform: NodeJS.Platform;
  stdout: Output;
  stderr: Output;
  /** Aborted when the person or the system asks to stop (SIGINT, SIGTERM). */
  signal: AbortSignal;
  /** Wall clock, ms since 1970. */
  now: () => number;
  /** Asks the person and gives the line that they typed; absent where nobody can be asked. */
  ask?: (question: string) => Promise<string>;
}

export type OptionDefinitions = Record<
  string,
  NonNullable<ParseArgsConfig['options']>[string] & {
    /** One line for `--help`. */
    description: string;
    /** Name of the value in `--help`: `<port>`. */
    value?: string;
  }
>;

/** Parsed words of a command: options by name and the words that are none. */
export interface CommandInput {
  options: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
}

/** One `meantime <command>`; each lives in a file of its own and is loaded when it is called. */
export interface Command {
  name: string;
  /** One line for `meantime --help`. */
  summary: string;
  /**
   * The usage line after `meantime`: `report [options]`. A command takes words that are no options
   * only if its usage names them: `walk [quickstart...] [options]`.
   */
  usage: string;
  options: OptionDefinitions;
  /** @throws MeantimeError for anything a person can mend; it is printed and becomes exit code 3. */
  run(world: World, input: CommandInput): Promise<ExitCode>;
}
