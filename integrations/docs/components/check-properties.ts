import type { Component, PropertyType } from './define-component.ts';

/** What is wrong with the properties that a writer gave a component, in plain words; empty when sound. */
export function checkProperties(
  { name, properties }: Component,
  given: Readonly<Record<string, unknown>>,
): string[] {
  const known = Object.keys(properties);
  const missing = known.filter((key) => properties[key]?.isRequired && given[key] === undefined);
  const wrong = Object.entries(given).flatMap(([key, value]) => {
    const type = properties[key];
    if (!type) {
      const list = known.length === 0 ? 'none' : known.join(', ');
      return [`${key} is not a property of <${name}>; it has: ${list}`];
    }
    return isValue(type, value) ? [] : [`${key} must be ${describe(type)}`];
  });
  return [...missing.map((key) => `${key} is missing`), ...wrong];
}

function isValue({ kind, oneOf }: PropertyType, value: unknown): boolean {
  if (kind === 'flag') return typeof value === 'boolean';
  return typeof value === 'string' && (oneOf?.includes(value) ?? true);
}

function describe({ kind, oneOf }: PropertyType): string {
  if (kind === 'flag') return 'written without a value, or as {true} or {false}';
  return oneOf ? `one of ${oneOf.join(', ')}` : 'text in quotes';
}
