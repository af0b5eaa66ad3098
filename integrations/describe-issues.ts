import type { z } from 'astro/zod';
import { nearestName } from '../src/text/nearest-name.ts';

/** What a schema found. */
export type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
};

/** One line in plain words for each thing that a schema found wrong: `title: must be text, but is missing`. With `keysAt` one for a key that is unknown says which was meant, or may stand there. */
export function describeIssues(
  issues: readonly Issue[],
  input: unknown,
  keysAt: KeysAt = () => [],
): string[] {
  return issues.map((issue) => describe(issue, valueAt(input, issue.path), keysAt));
}

/** The keys that a schema knows at a path. */
export type KeysAt = (path: readonly PropertyKey[]) => readonly string[];

/** `links[0].href` */
function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function describe(issue: Issue, value: unknown, keysAt: KeysAt): string {
  const prefix = issue.path.length === 0 ? '' : `${nameOf(issue.path)}: `;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .map((key) => {
          const known = keysAt(issue.path);
          return `${nameOf([...issue.path, key])}: is not a known key${meantBy(key, known)}`;
        })
        .join('; ');
    case 'invalid_type':
      return `${prefix}must be ${kinds[issue.expected] ?? issue.expected}, but is ${show(value)}`;
    case 'invalid_value':
      return `${prefix}must be one of ${issue.values.map((one) => JSON.stringify(one)).join(', ')}, but is ${show(value)}`;
    case 'invalid_key':
      return `${prefix}${issue.issues[0]?.message ?? issue.message}`;
    case 'too_small':
      return `${prefix}must not be ${issue.origin === 'string' ? 'empty' : 'so small'}`;
    case 'invalid_format':
      return `${prefix}must be ${formatOf(issue)}, but is ${show(value)}`;
    default:
      return `${prefix}${issue.message}`;
  }
}

function meantBy(key: string, known: readonly string[]): string {
  const nearest = nearestName(key, known);
  if (nearest !== undefined) return `; did you mean "${nearest}"?`;
  return known.length > 0 && known.length <= mostNamed ? `; known are ${known.join(', ')}` : '';
}

/** More are looked up in the documentation. */
const mostNamed = 12;

function formatOf(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'url') return 'a full URL such as "https://example.com/"';
  if ('prefix' in issue) return `text that starts with ${JSON.stringify(issue.prefix)}`;
  if ('suffix' in issue) return `text that ends with ${JSON.stringify(issue.suffix)}`;
  return `a valid ${issue.format}`;
}

function show(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a group of keys' : JSON.stringify(value);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (Reflect.get(value, key) as unknown) // whatever it is, only its kind is shown
        : undefined,
    input,
  );
}
