/** Where in a file, as its writer sees it: frontmatter counted, the first line is 1. */
export interface SourceLocation {
  /** Path relative to the project's root, with forward slashes. */
  file: string;
  line?: number;
  column?: number;
}

/** `content/quickstart.mdx:31`, as editors and terminals understand it. */
export function renderLocation({
  file,
  line,
  column,
}: {
  file: string;
  line?: number | undefined;
  column?: number | undefined;
}): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

interface ErrorDetails {
  /** Permanent, kebab-case. Machines may rely on it. */
  code: string;
  /** What happened, in one short sentence. */
  title: string;
  /** How to mend it: the corrected text or the command to run. */
  hint?: string;
  location?: SourceLocation;
  cause?: unknown;
}

/** The one error of this package: anything a person can mend is thrown as this. */
export class MeantimeError extends Error {
  override readonly name = 'MeantimeError';
  readonly code: string;
  readonly title: string;
  readonly hint: string | undefined;
  readonly location: SourceLocation | undefined;
  /** The same place by the name under which Astro and Vite look for it. */
  readonly loc: SourceLocation | undefined;

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = details.code;
    this.title = details.title;
    this.hint = details.hint;
    this.location = details.location;
    // A copy: Astro makes the path of its own absolute.
    this.loc = details.location && { ...details.location };
    // Where this package threw it helps nobody who has to mend a page.
    this.stack = `${this.name}: ${message}`;
  }
}

interface ErrorDefinition<Args extends unknown[]> {
  code: string;
  title: string;
  /** What, why and what to do, in full sentences. */
  message: (...args: Args) => string;
  hint?: string | ((...args: Args) => string);
}

/** What an error of the catalogue may carry beside its message. */
export interface ErrorContext {
  location?: SourceLocation;
  cause?: unknown;
}

/**
 * Declares one entry of an error catalogue and returns the function that makes the error.
 *
 * @example throw portTaken.at({ cause: error }, 4321)
 */
export function defineError<Args extends unknown[]>(definition: ErrorDefinition<Args>) {
  const at = (context: ErrorContext, ...args: Args): MeantimeError => {
    const { code, title, hint } = definition;
    const text = typeof hint === 'function' ? hint(...args) : hint;
    return new MeantimeError(definition.message(...args), {
      code,
      title,
      ...(text === undefined ? {} : { hint: text }),
      ...context,
    });
  };
  return Object.assign((...args: Args) => at({}, ...args), { at, code: definition.code });
}

/** Recognises the error across copies of this package, where `instanceof` would not. */
export function isMeantimeError(error: unknown): error is MeantimeError {
  return error instanceof Error && error.name === 'MeantimeError';
}
