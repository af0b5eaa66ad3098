/** Why a JSON text is not what it should be, as the end of a sentence that begins with its file. */
export class JsonProblem extends Error {
  override readonly name = 'JsonProblem';
}

/** A value inside a JSON text that nobody has vouched for, and the way to it. */
export class Field {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path: string) {
    this.#value = value;
    this.#path = path;
  }

  /** The member of this object with that name. */
  at(name: string): Field {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw this.#expected('an object');
    }
    // Own members only: `__proto__` and `constructor` are names like any other.
    const member: unknown = Object.hasOwn(value, name)
      ? (value as Record<string, unknown>)[name] // a plain object, from JSON.parse
      : undefined;
    return new Field(member, this.#path === '' ? name : `${this.#path}.${name}`);
  }

  items(): Field[] {
    const value = this.#value;
    if (!Array.isArray(value)) throw this.#expected('a list');
    return value.map((item: unknown, index) => new Field(item, `${this.#path}[${index}]`));
  }

  notEmpty(): this {
    if (this.items().length === 0) throw this.problem('is empty');
    return this;
  }

  text(): string {
    if (typeof this.#value !== 'string') throw this.#expected('a text');
    return this.#value;
  }

  /** From 0 to what JavaScript counts exactly. */
  wholeNumber(): number {
    const value = this.#value;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
      throw this.#expected('a whole number, not negative');
    }
    return value;
  }

  oneOf<Value extends string | number>(allowed: readonly Value[]): Value {
    const found = allowed.find((value) => value === this.#value);
    if (found === undefined) {
      throw this.#expected(allowed.map((value) => JSON.stringify(value)).join(' or '));
    }
    return found;
  }

  problem(text: string): JsonProblem {
    return new JsonProblem(`${this.#path} ${text}.`);
  }

  #expected(what: string): JsonProblem {
    const where = this.#path === '' ? 'it' : this.#path;
    return this.#value === undefined
      ? new JsonProblem(`${where} is missing.`)
      : new JsonProblem(`${where} should be ${what}, but is ${describe(this.#value)}.`);
  }
}

/** @throws JsonProblem when the text is no JSON */
export function readJson(text: string): Field {
  try {
    return new Field(JSON.parse(text), '');
  } catch (cause) {
    // Git's marks are what breaks a committed JSON file most often.
    const conflict = /^<{7}|^>{7}/m.test(text);
    const reason = cause instanceof Error ? cause.message : 'it is no JSON';
    throw new JsonProblem(
      conflict ? 'it has an unresolved merge conflict.' : `it is no JSON (${oneLine(reason)}).`,
      { cause },
    );
  }
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return oneLine(JSON.stringify(value));
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}
