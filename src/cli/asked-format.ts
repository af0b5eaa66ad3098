import { reportFormats } from '../reports/errors.ts';
import type { CommandInput } from './command.ts';
import { flagOption } from './read-option.ts';

/**
 * The one format that was asked for by its switch; undefined for the usual one.
 *
 * @throws MeantimeError `report-formats`
 */
export function askedFormat<Format extends string>(
  input: CommandInput,
  formats: readonly Format[],
): Format | undefined {
  const asked = formats.filter((name) => flagOption(input, name));
  if (asked.length > 1) throw reportFormats(asked.map((name) => `--${name}`).join(' and '));
  return asked[0];
}
