/**
 * Says what is wrong with a value from outside, beginning behind its own name (` must be an integer …`,
 * `[3].seq is missing`); undefined when nothing is. So no name is put together while nothing is wrong.
 */
export type Shape = (value: unknown) => string | undefined;

/** What is wrong with a value, the path first: `events[3].seq must be an integer …`. */
export function findWrong(shape: Shape, value: unknown): string | undefined {
  const wrong = shape(value);
  return wrong?.startsWith('.') ? wrong.slice(1) : wrong && `it${wrong}`;
}

export function literal(expected: string | number): Shape {
  return (value) => (value === expected ? undefined : ` must be ${JSON.stringify(expected)}`);
}

export const flag: Shape = (value) =>
  typeof value === 'boolean' ? undefined : ' must be true or false';

/** An integer from 0 up to and including `max`. */
export function count(max: number = Number.MAX_SAFE_INTEGER): Shape {
  return (value) =>
    Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= max
      ? undefined
      : ` must be an integer from 0 to ${max}`;
}

export function oneOf(choices: readonly string[]): Shape {
  return (value) =>
    choices.some((choice) => choice === value)
      ? undefined
      : ` must be one of ${choices.join(', ')}`;
}

interface TextBounds {
  min?: number;
  max?: number;
}

/** Well-formed Unicode without NUL, which not every store keeps. */
export function text({ min = 0, max = Infinity }: TextBounds = {}): Shape {
  return (value) => {
    if (typeof value !== 'string') return ' must be a string';
    if (value.length < min || value.length > max) {
      return max === Infinity ? ' must not be empty' : ` must have ${min} to ${max} characters`;
    }
    return /[\p{Surrogate}\0]/u.test(value) ? ' must be well-formed text' : undefined;
  };
}

export function matching(pattern: RegExp, description: string): Shape {
  return (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : ` must be ${description}`;
}

/** Both: the second is asked when the first holds. */
export function both(first: Shape, second: Shape): Shape {
  return (value) => first(value) ?? second(value);
}

export function listOf(item: Shape, { min = 0, max = Infinity }: TextBounds = {}): Shape {
  return (value) => {
    if (!Array.isArray(value)) return ' must be a list';
    if (value.length < min || value.length > max) {
      const bounds = max === Infinity ? `at least ${min}` : `${min} to ${max}`;
      return ` must have ${bounds} entries`;
    }
    for (let index = 0; index < value.length; index += 1) {
      const wrong = item(value[index]);
      if (wrong !== undefined) return `[${index}]${wrong}`;
    }
    return undefined;
  };
}

export interface Fields {
  required: Record<string, Shape>;
  optional?: Record<string, Shape>;
}

/** An object of these fields and no others. */
export function record({ required, optional = {} }: Fields): Shape {
  const fields = Object.entries({ ...required, ...optional });
  const needed = new Set(Object.keys(required));
  const known = new Set(fields.map(([key]) => key));
  return (value) => {
    if (!isObject(value)) return ' must be an object';
    for (const key of Object.keys(value)) {
      if (!known.has(key)) return `.${key.slice(0, 40)} is not a known field`;
    }
    for (const [key, shape] of fields) {
      const wrong = Object.hasOwn(value, key)
        ? shape(value[key])
        : needed.has(key)
          ? ' is missing'
          : undefined;
      if (wrong !== undefined) return `.${key}${wrong}`;
    }
    return undefined;
  };
}

/** One of several objects, told apart by their field `kind`. */
export function byKind(shapes: Record<string, Shape>): Shape {
  return (value) => {
    const kind = isObject(value) ? value['kind'] : undefined;
    const shape =
      typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    return shape ? shape(value) : `.kind must be one of ${Object.keys(shapes).join(', ')}`;
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
