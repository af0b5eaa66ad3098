import { readGateFile } from '../gate/read-gate-file.ts';
import { defaultFiles, type GateFiles } from '../gate/gate-files.ts';
import { manifestMissing } from '../gate/errors.ts';
import { isMeantimeError, MeantimeError, type SourceLocation } from '../protocol/errors.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { parseManifest } from '../protocol/parse-manifest.ts';
import type { CommandInput, OptionDefinitions, World } from './command.ts';
import { textOption } from './read-option.ts';

/** The options that `check` and `accept` share. */
export const gateOptions: OptionDefinitions = {
  manifest: {
    type: 'string',
    value: '<file>',
    default: defaultFiles.manifest,
    description: 'Manifest that the build wrote',
  },
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
    manifest: textOption(input, 'manifest', defaultFiles.manifest),
    baseline: textOption(input, 'baseline', defaultFiles.baseline),
  };
}

/** @throws MeantimeError `manifest-missing`, `manifest-invalid`, `file-unreadable` */
export async function readManifest(world: World, { manifest }: GateFiles): Promise<Manifest> {
  const text = await readGateFile(world.cwd, manifest);
  if (text === undefined) throw manifestMissing(manifest);
  try {
    return parseManifest(text);
  } catch (error) {
    throw isMeantimeError(error) ? withLocation(error, { file: manifest }) : error;
  }
}

/** The parser knows the text alone; a person wants to know whose it is. */
function withLocation(error: MeantimeError, location: SourceLocation): MeantimeError {
  const { message, code, title, hint, cause } = error;
  return new MeantimeError(message, {
    code,
    title,
    location,
    cause,
    ...(hint === undefined ? {} : { hint }),
  });
}
