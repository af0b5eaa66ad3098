import type { ErrorContext, MeantimeError } from '../../../src/protocol/errors.ts';
import { nearestName } from '../../../src/text/nearest-name.ts';
import { propertyMissing, propertyUnknown, propertyWrong } from '../problems/errors.ts';
import type { Component, PropertyType } from './define-component.ts';
import { iconShapes } from './icon-shapes.ts';
import { packageCommands } from './package-commands.ts';

/** Properties that a writer gave a component. */
export interface GivenProperties {
  values: Readonly<Record<string, unknown>>;
  /** Properties that code gives a value, which nobody knows before the page is rendered. */
  computed?: ReadonlySet<string>;
  /** True when code may give any property: `{...rest}`. */
  isOpen?: boolean;
}

export interface PropertyMistake {
  /** The property that is wrong; undefined where one is missing. */
  property: string | undefined;
  at: (context: ErrorContext) => MeantimeError;
}

/** What is wrong with the properties that a writer gave a component; empty when they are sound. */
export function checkProperties(
  { name, properties }: Pick<Component, 'name' | 'properties'>,
  { values, computed = new Set(), isOpen = false }: GivenProperties,
): PropertyMistake[] {
  const known = Object.keys(properties);
  const isGiven = (key: string): boolean => values[key] !== undefined || computed.has(key);
  const isSlip = (key: string): boolean =>
    Object.keys(values).some(
      (one) => !Object.hasOwn(properties, one) && nearestName(one, [key]) === key,
    );
  const missing = Object.entries(properties)
    .filter(([key, type]) => type.isRequired && !isOpen && !isGiven(key) && !isSlip(key))
    .map(([key, type]): PropertyMistake => {
      const example = exampleOf(key, type);
      const at = (context: ErrorContext) => propertyMissing.at(context, name, key, example);
      return { property: undefined, at };
    });
  const wrong = [...Object.keys(values), ...computed].flatMap((property): PropertyMistake[] => {
    const type = Object.hasOwn(properties, property) ? properties[property] : undefined;
    if (!type) {
      const nearest = nearestName(property, known);
      return [
        {
          property,
          at: (context) => propertyUnknown.at(context, name, property, nearest, known),
        },
      ];
    }
    const value = values[property];
    if (value === undefined || isValue(type, value)) return [];
    const example = exampleOf(property, type, value);
    const expected = `${describe(type)}, but is ${show(value)}`;
    return [
      {
        property,
        at: (context) => propertyWrong.at(context, name, property, expected, example),
      },
    ];
  });
  return [...missing, ...wrong];
}

function isValue({ kind, oneOf }: PropertyType, value: unknown): boolean {
  if (kind === 'flag') return typeof value === 'boolean';
  if (kind === 'icon') return typeof value === 'string' && iconShapes.find(value) !== undefined;
  if (kind === 'npm-command' && typeof value === 'string')
    return packageCommands(value, false).length > 0;
  return typeof value === 'string' && (oneOf?.includes(value) ?? true);
}

function describe({ kind, oneOf }: PropertyType): string {
  if (kind === 'flag') return 'written without a value, or as {true} or {false}';
  if (kind === 'icon') return 'the name of an icon of lucide.dev/icons';
  if (kind === 'npm-command') return 'a command of npm or npx that pnpm, Yarn and Bun have, too';
  return oneOf ? `one of ${oneOf.join(', ')}` : 'text in quotes';
}

function exampleOf(property: string, { kind, oneOf }: PropertyType, value?: unknown): string {
  if (kind === 'flag') return property;
  const known = kind === 'icon' ? iconShapes.names : (oneOf ?? []);
  const nearest = typeof value === 'string' ? nearestName(value, known) : undefined;
  if (kind === 'npm-command') return `${property}="npm install hono"`;
  if (kind === 'icon') return `${property}="${nearest ?? 'rocket'}"`;
  return `${property}="${nearest ?? oneOf?.[0] ?? (typeof value === 'number' ? value : '…')}"`;
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return value === true ? 'written without a value' : `{${String(value)}}`;
}
