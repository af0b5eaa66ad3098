import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument, type Pair } from 'yaml';
import { nearestName } from '../text/nearest-name.ts';
import { systemCode, wordSystemError } from '../text/system-errors.ts';
import type { CommandInput, OptionDefinitions, World } from './command.ts';
import {
  settingInvalid,
  settingsMalformed,
  settingsUnreadable,
  settingUnknown,
  variableInvalid,
} from './errors.ts';
import { printedName } from '../collector/open-store.ts';
import { textOption } from './read-option.ts';

/** The options by which settings are found and shown; they are none themselves. */
export const settingsOptions: OptionDefinitions = {
  settings: {
    type: 'string',
    value: '<file>',
    description: 'File with these options by name, YAML or JSON; else MEANTIME_SETTINGS',
  },
  'print-settings': { type: 'boolean', description: 'Print what holds and where it is from' },
};

type Value = string | boolean | string[];

interface Setting {
  value: Value;
  /** `--port`, `MEANTIME_PORT`, `settings.yaml:3`, `default` */
  source: string;
}

type NamedSetting = [name: string, setting: Setting | undefined];

export interface ReadSettings {
  /** What holds, as if all of it had been said on the command line. */
  input: CommandInput;
  /** One line each, for `--print-settings`. */
  printed: string;
}

/**
 * The options of a command from the command line, else from the environment (`MEANTIME_PORT`), else
 * from the settings file, else as they usually are.
 *
 * @throws MeantimeError `setting…`, `variable-invalid`
 */
export function readSettings(
  world: Pick<World, 'cwd' | 'env'>,
  input: CommandInput,
  definitions: OptionDefinitions,
): ReadSettings {
  const { env } = world;
  const own = Object.entries(definitions).filter(([name]) => !(name in settingsOptions));
  const file = textOption(input, settingsOptions, 'settings') || (env['MEANTIME_SETTINGS'] ?? '');
  const inFile = file === '' ? new Map<string, Setting>() : readFile(world.cwd, file, own);
  const found = own.map(([name, definition]): [string, Setting | undefined] => {
    const said = input.options[name];
    if (said !== undefined) return [name, { value: said as Value, source: `--${name}` }]; // of text and switches
    const variable = `MEANTIME_${name.toUpperCase().replaceAll('-', '_')}`;
    const text = env[variable];
    if (text !== undefined && text !== '') {
      return [name, { value: parseText(text, definition, variable), source: variable }];
    }
    const usual = definition.default as Value | undefined;
    return [
      name,
      inFile.get(name) ?? (usual === undefined ? undefined : { value: usual, source: 'default' }),
    ];
  });
  const known = found.filter((entry): entry is [string, Setting] => entry[1] !== undefined);
  const options = Object.fromEntries(known.map(([name, { value }]) => [name, value]));
  return {
    input: { ...input, options: { ...input.options, ...options } },
    printed: print([...found.map(withoutSecret), ...secretsIn(world.env, definitions)]),
  };
}

/** Secrets that come from a file or the environment, by the option that names the file. */
const secrets = {
  'token-file': ['token', 'MEANTIME_TOKEN'],
  'webhook-secret-file': ['webhook-secret', 'MEANTIME_WEBHOOK_SECRET'],
} as const;

/** That there is a secret, of which only where it is from is shown. */
function secretsIn(env: World['env'], definitions: OptionDefinitions): [string, Setting][] {
  return Object.entries(secrets).flatMap(([option, [name, variable]]): [string, Setting][] =>
    option in definitions && (env[variable] ?? '') !== ''
      ? [[name, { value: '(not shown)', source: variable }]]
      : [],
  );
}

/** Who knows the whole address of a webhook can often post there; that of a server has a password. */
function withoutSecret([name, setting]: NamedSetting): NamedSetting {
  const show = shownParts.get(name);
  if (!show || setting === undefined) return [name, setting];
  const whole = String(setting.value);
  const shown = show(whole);
  return shown === whole
    ? [name, setting]
    : [name, { ...setting, value: `${shown} (not shown in whole)`.trimStart() }];
}

const shownParts = new Map([
  ['webhook', (address: string) => URL.parse(address)?.origin ?? ''],
  ['database', printedName],
]);

function print(found: readonly (readonly [string, Setting | undefined])[]): string {
  const rows = found.map(([name, setting]) => [
    name,
    setting === undefined ? '' : [setting.value].flat().map(String).join(', '),
    setting?.source ?? 'not set',
  ]);
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const [nameWidth, valueWidth] = [widthOf(0), widthOf(1)];
  return rows
    .map(
      ([name = '', value = '', source = '']) =>
        `${name.padEnd(nameWidth)}  ${value.padEnd(valueWidth)}  ${source}\n`,
    )
    .join('');
}

type OptionShape = OptionDefinitions[string];

function parseText(text: string, { type, multiple }: OptionShape, variable: string): Value {
  if (type === 'boolean') {
    if (text !== 'true' && text !== 'false') throw variableInvalid(variable, text);
    return text === 'true';
  }
  return multiple ? text.split(',').map((part) => part.trim()) : text;
}

function readFile(
  cwd: string,
  file: string,
  own: readonly (readonly [string, OptionShape])[],
): Map<string, Setting> {
  const definitions = new Map(own);
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), 'utf8');
  } catch (cause) {
    const isMissing = systemCode(cause) === 'ENOENT';
    const reason = isMissing ? 'there is no such file' : wordSystemError(cause);
    throw settingsUnreadable.at({ cause }, file, reason);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const placeOf = (offset = 0) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const [problem] = document.errors;
  if (problem) {
    const [first = ''] = problem.message.split('\n');
    const reason = first.replace(/ at line \d+.*$/, '');
    throw settingsMalformed.at({ location: placeOf(problem.pos[0]) }, file, reason);
  }
  if (document.contents === null) return new Map();
  if (!isMap(document.contents)) {
    throw settingsMalformed.at({ location: placeOf() }, file, 'it holds no names with values');
  }
  return new Map(document.contents.items.map(settingOf));

  function settingOf({ key, value }: Pair): [string, Setting] {
    const name = isScalar(key) ? String(key.value) : '';
    const location = placeOf(isScalar(key) ? key.range?.[0] : undefined);
    const definition = definitions.get(name);
    if (!definition) {
      throw settingUnknown.at({ location }, name, nearestName(name, [...definitions.keys()]));
    }
    const plain = isScalar(value)
      ? value.value
      : (document.get(name) as { toJSON?: () => unknown } | undefined)?.toJSON?.();
    const parsed = parseValue(plain, definition);
    if (parsed === undefined) throw settingInvalid.at({ location }, name, expected(definition));
    return [name, { value: parsed, source: `${file}:${location.line}` }];
  }
}

function parseValue(value: unknown, { type, multiple }: OptionShape): Value | undefined {
  if (type === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (multiple) {
    const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
    return isList ? value : undefined;
  }
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
    ? String(value)
    : undefined;
}

function expected({ type, multiple }: OptionShape): string {
  if (type === 'boolean') return 'true or false';
  return multiple ? 'a list of texts' : 'a text or a number';
}
