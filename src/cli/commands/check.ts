import type { Command, CommandInput, ExitCode, World } from '../command.ts';
import { optionOfAnotherTrack } from '../check/errors.ts';
import { fieldOptions } from '../check/field-options.ts';
import { machineOptions } from '../check/machine-options.ts';
import { gateOptions } from '../gate-options.ts';
import { flagOption } from '../read-option.ts';

/** `meantime check`: one of three tracks, each with a verdict of its own. */
export const command: Command = {
  name: 'check',
  summary: 'Fail when a quickstart got slower, asks for more or is over its budget',
  usage: 'check [options]',
  options: {
    ...gateOptions,
    machine: {
      type: 'boolean',
      description: 'Walk this revision and another one in turn, and compare what they wait for',
    },
    ...machineOptions,
    field: {
      type: 'boolean',
      description: 'Compare the readers of a window with those of the one before',
    },
    ...fieldOptions,
    only: {
      type: 'string',
      value: '<id>',
      description: 'With --machine and --field: this quickstart alone',
    },
    json: { type: 'boolean', description: 'Print the verdict as JSON' },
  },
  run: check,
};

interface Track {
  /** As it is named to people. */
  name: string;
  /** The options that it reads. */
  options: readonly string[];
  run: (world: World, input: CommandInput) => Promise<ExitCode>;
}

const asks: Track = {
  name: 'the check of a build',
  options: [...Object.keys(gateOptions), 'json'],
  run: async (world, input) => (await import('../check/asks-track.ts')).checkAsks(world, input),
};

const machine: Track = {
  name: '--machine',
  options: ['machine', ...Object.keys(machineOptions), 'only', 'json'],
  run: async (world, input) =>
    (await import('../check/machine-track.ts')).checkMachine(world, input),
};

const field: Track = {
  name: '--field',
  options: ['field', ...Object.keys(fieldOptions), 'manifest', 'only', 'json'],
  run: async (world, input) => (await import('../check/field-track.ts')).checkField(world, input),
};

function check(world: World, input: CommandInput): Promise<ExitCode> {
  const track = flagOption(input, 'machine') ? machine : flagOption(input, 'field') ? field : asks;
  // An option that nobody reads would make its writer believe in what is not checked.
  for (const option of Object.keys(input.options)) {
    if (track.options.includes(option)) continue;
    const other = [asks, machine, field].find(({ options }) => options.includes(option));
    throw optionOfAnotherTrack(option, track.name, other?.name ?? 'another check');
  }
  return track.run(world, input);
}
