/** Which links the site lets be, by the option `ignoreLinks`. */
export class IgnoredLinks {
  readonly #patterns: readonly { written: string; matches: RegExp }[];

  /** @param patterns `*` stands for anything but a slash, `**` for anything */
  constructor(patterns: readonly string[]) {
    this.#patterns = patterns.map((written) => ({ written, matches: expressionOf(written) }));
  }

  has(written: string): boolean {
    return this.#patterns.some(({ matches }) => matches.test(written));
  }

  /** Patterns that let none of the links be. */
  unusedBy(links: readonly string[]): string[] {
    return this.#patterns
      .filter(({ matches }) => !links.some((link) => matches.test(link)))
      .map(({ written }) => written);
  }
}

/** The paths of the site that a pattern lets be, as a regular expression for the browser. */
export function ignoredPath(pattern: string, base: string): string {
  const below = pattern.startsWith('/') ? base.replace(/\/$/, '') : '';
  return `^${below}${sourceOf(pattern)}/?$`;
}

function expressionOf(pattern: string): RegExp {
  return new RegExp(`^${sourceOf(pattern)}$`, 's');
}

function sourceOf(pattern: string): string {
  return pattern
    .split(/(\*\*?)/)
    .map((part) => {
      if (part === '**') return '.*';
      return part === '*' ? '[^/]*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    })
    .join('');
}
