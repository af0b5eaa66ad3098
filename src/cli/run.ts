import type { Command, ExitCode, World } from './command.ts';
import { commandsTable, type CommandEntry } from './commands-table.ts';
import { commandMissing, commandUnknown } from './errors.ts';
import { nearestName } from '../text/nearest-name.ts';
import { parseWords } from './parse-words.ts';
import { renderError, wantsColours } from './render-error.ts';
import { renderCommandHelp, renderHelp } from './render-help.ts';
import { ownPackage } from '../package/own-package.ts';

/** The command `meantime`: does what the words ask and says how it ended. Never throws. */
export async function run(
  world: World,
  commands: readonly CommandEntry[] = commandsTable,
): Promise<ExitCode> {
  try {
    return await runWords(world, commands);
  } catch (error) {
    if (world.signal.aborted && isAbort(error)) {
      world.stderr.write('Stopped before the end.\n');
      return 3;
    }
    world.stderr.write(
      renderError(error, {
        colours: wantsColours(world.stderr, world.env),
        debug: world.env['MEANTIME_DEBUG'] === '1',
      }),
    );
    return 3;
  }
}

async function runWords(world: World, commands: readonly CommandEntry[]): Promise<ExitCode> {
  const [word, ...rest] = world.argv;
  switch (word) {
    case undefined:
      // A script that lost the command's name must not take this for a verdict that holds.
      world.stderr.write(renderHelp(ownPackage().version, commands));
      return 3;
    case '-h':
    case '--help':
      return say(world, renderHelp(ownPackage().version, commands));
    case '-v':
    case '--version':
      return say(world, `${ownPackage().version}\n`);
    case 'help':
      return rest[0] === undefined || rest[0].startsWith('-')
        ? say(world, renderHelp(ownPackage().version, commands))
        : say(world, renderCommandHelp(await loadCommand(rest[0], commands)));
    default:
      return runCommand(world, await loadCommand(word, commands), rest);
  }
}

async function runCommand(world: World, command: Command, words: string[]): Promise<ExitCode> {
  const input = parseWords(command, words);
  return input ? command.run(world, input) : say(world, renderCommandHelp(command));
}

async function loadCommand(name: string, commands: readonly CommandEntry[]): Promise<Command> {
  if (name.startsWith('-')) throw commandMissing(name);
  const entry = commands.find((candidate) => candidate.name === name);
  if (!entry) {
    const names = commands.map((candidate) => candidate.name);
    throw commandUnknown(name, nearestName(name, names));
  }
  return (await entry.load()).command;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function say(world: World, text: string): ExitCode {
  world.stdout.write(text);
  return 0;
}
