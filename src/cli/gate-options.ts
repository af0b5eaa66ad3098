import { defaultFiles, type GateFiles } from '../gate/gate-files.ts';
import type { CommandInput, OptionDefinitions } from './command.ts';
import { textOption } from './read-option.ts';
import { manifestOption } from './shared-options.ts';

/** The options that `check` and `accept` share. */
export const gateOptions: OptionDefinitions = {
  manifest: manifestOption,
  baseline: {
    type: 'string',
    value: '<file>',
    default: defaultFiles.baseline,
    description: 'The committed times',
  },
};

/** The files as they were named on the command line. */
export function gateFiles(input: CommandInput): GateFiles {
  return {
    manifest: textOption(input, gateOptions, 'manifest'),
    baseline: textOption(input, gateOptions, 'baseline'),
  };
}
