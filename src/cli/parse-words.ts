import { parseArgs } from 'node:util';
import type { Command, CommandInput, OptionDefinitions } from './command.ts';
import {
  optionRepeated,
  optionUnknown,
  optionWithoutValue,
  optionWithValue,
  wordUnexpected,
} from './errors.ts';
import { nearestName } from '../text/nearest-name.ts';

/** What every command takes. */
export const sharedOptions: OptionDefinitions = {
  help: { type: 'boolean', short: 'h', description: 'Show this help' },
};

interface OptionToken {
  name: string;
  /** As it was written: `-p`, `--port`. */
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

/**
 * Parses the words after a command's name; undefined when they ask for help.
 *
 * @throws MeantimeError for what the command does not take
 */
export function parseWords(command: Command, words: readonly string[]): CommandInput | undefined {
  const known = { ...sharedOptions, ...command.options };
  // Not strict, so that mistakes are told in our own words below.
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options: withoutDefaults(known),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  if (values['help'] === true) return undefined;
  checkOptions(
    command,
    new Map(Object.entries(known)),
    tokens.filter((token) => token.kind === 'option'),
  );
  const [word] = positionals;
  if (word !== undefined && !takesWords(command)) {
    throw wordUnexpected(command.name, word, command.usage);
  }
  return { options: values, positionals };
}

/** What was not said is left open: settings may say it, else whoever reads the option takes its default. */
function withoutDefaults(definitions: OptionDefinitions): OptionDefinitions {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      const open = { ...definition };
      delete open.default;
      return [name, open];
    }),
  );
}

function checkOptions(
  command: Command,
  known: ReadonlyMap<string, OptionDefinitions[string]>,
  tokens: readonly OptionToken[],
): void {
  const seen = new Set<string>();
  for (const token of tokens) {
    const definition = known.get(token.name);
    if (!definition) throw unknownOption(command, known, token);
    checkValue(command, definition, token);
    if (seen.has(token.name) && !definition.multiple) {
      throw optionRepeated(command.name, token.rawName);
    }
    seen.add(token.name);
  }
}

function checkValue(
  command: Command,
  definition: OptionDefinitions[string],
  { rawName, value, inlineValue }: OptionToken,
): void {
  if (definition.type === 'boolean') {
    if (value !== undefined) throw optionWithValue(command.name, rawName, value);
    return;
  }
  // `--port --json` is a forgotten value; `--title=--json` says that it is meant.
  const isForgotten = !value || (!inlineValue && value.startsWith('-') && value !== '-');
  if (isForgotten) {
    throw optionWithoutValue(command.name, rawName, definition.value ?? '<value>');
  }
}

function unknownOption(
  command: Command,
  known: ReadonlyMap<string, OptionDefinitions[string]>,
  { name, rawName }: OptionToken,
): Error {
  const nearest = rawName.startsWith('--') ? nearestName(name, [...known.keys()]) : undefined;
  return optionUnknown(command.name, rawName, nearest && `--${nearest}`);
}

/** `walk [quickstart...] [options]` takes words, `report [options]` does not. */
function takesWords({ name, usage }: Command): boolean {
  return usage.replace(name, '').replace('[options]', '').trim() !== '';
}
