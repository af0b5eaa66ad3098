/**
 * Says what is wrong with a value from outside, its path first
 * (`events[3].seq must be an integer …`); undefined when nothing is.
 */
export type Shape = (value: unknown, path: string) => string | undefined;

export function literal(expected: string | number): Shape {
  return (value, path) =>
    value === expected ? undefined : `${path} must be ${JSON.stringify(expected)}`;
}

export const flag: Shape = (value, path) =>
  typeof value === 'boolean' ? undefined : `${path} must be true or false`;

/** An integer from 0 up to and including `max`. */
export function count(max: number = Number.MAX_SAFE_INTEGER): Shape {
  return (value, path) =>
    Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= max
      ? undefined
      : `${path} must be an integer from 0 to ${max}`;
}

export function oneOf(choices: readonly string[]): Shape {
  return (value, path) =>
    choices.some((choice) => choice === value)
      ? undefined
      : `${path} must be one of ${choices.join(', ')}`;
}

interface TextBounds {
  min?: number;
  max?: number;
}

/** Well-formed Unicode without NUL, which not every store keeps. */
export function text({ min = 0, max = Infinity }: TextBounds = {}): Shape {
  return (value, path) => {
    if (typeof value !== 'string') return `${path} must be a string`;
    if (value.length < min || value.length > max) {
      return max === Infinity
        ? `${path} must not be empty`
        : `${path} must have ${min} to ${max} characters`;
    }
    return /[\p{Surrogate}\0]/u.test(value) ? `${path} must be well-formed text` : undefined;
  };
}

export function matching(pattern: RegExp, description: string): Shape {
  return (value, path) =>
    typeof value === 'string' && pattern.test(value) ? undefined : `${path} must be ${description}`;
}

/** Both: the second is asked when the first holds. */
export function both(first: Shape, second: Shape): Shape {
  return (value, path) => first(value, path) ?? second(value, path);
}

export function listOf(item: Shape, { min = 0, max = Infinity }: TextBounds = {}): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} must be a list`;
    if (value.length < min || value.length > max) {
      const bounds = max === Infinity ? `at least ${min}` : `${min} to ${max}`;
      return `${path} must have ${bounds} entries`;
    }
    return firstProblem(value.map((entry: unknown, index) => item(entry, `${path}[${index}]`)));
  };
}

export interface Fields {
  required: Record<string, Shape>;
  optional?: Record<string, Shape>;
}

/** An object of these fields and no others. */
export function record({ required, optional = {} }: Fields): Shape {
  return (value, path) => {
    if (!isObject(value)) return `${path || 'it'} must be an object`;
    const place = (key: string) => (path ? `${path}.${key}` : key);
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(required, key) && !Object.hasOwn(optional, key)) {
        return `${place(key.slice(0, 40))} is not a known field`;
      }
    }
    return (
      firstProblem(
        Object.entries(required).map(([key, shape]) =>
          Object.hasOwn(value, key) ? shape(value[key], place(key)) : `${place(key)} is missing`,
        ),
      ) ??
      firstProblem(
        Object.entries(optional).map(([key, shape]) =>
          Object.hasOwn(value, key) ? shape(value[key], place(key)) : undefined,
        ),
      )
    );
  };
}

/** One of several objects, told apart by their field `kind`. */
export function byKind(shapes: Record<string, Shape>): Shape {
  return (value, path) => {
    const kind = isObject(value) ? value['kind'] : undefined;
    const shape =
      typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    return shape
      ? shape(value, path)
      : `${path}.kind must be one of ${Object.keys(shapes).join(', ')}`;
  };
}

/** The first id that an earlier entry has had; undefined when each is there once. */
export function repeatedId(entries: readonly { id: string }[]): string | undefined {
  const seen = new Set<string>();
  return entries.find(({ id }) => seen.size === seen.add(id).size)?.id;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstProblem(problems: (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}
