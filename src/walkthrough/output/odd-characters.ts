/** A character of a command that a shell takes otherwise than a reader does. */
export interface OddCharacter {
  /** In words: `no-break space (U+00A0)`. */
  name: string;
  /** From 1, in the text. */
  line: number;
  /** From 1, in that line. */
  column: number;
  /** What was most likely meant; empty for nothing at all. */
  meant: string;
  isVisible: boolean;
}

const spaces: Readonly<Record<string, string>> = {
  '\u00A0': 'no-break space',
  '\u1680': 'Ogham space',
  '\u2007': 'figure space',
  '\u2009': 'thin space',
  '\u202F': 'narrow no-break space',
  '\u3000': 'ideographic space',
};

const nothings: Readonly<Record<string, string>> = {
  '\u00AD': 'soft hyphen',
  '\u200B': 'zero-width space',
  '\u200C': 'zero-width non-joiner',
  '\u200E': 'left-to-right mark',
  '\u200F': 'right-to-left mark',
  '\u2060': 'word joiner',
  '\uFEFF': 'byte order mark',
};

const quotes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('“”„‟«»″', (quote) => [quote, '"'])),
  ...Object.fromEntries(Array.from('‘’‚‛′´', (quote) => [quote, "'"])),
};

/** Within straight quotes these are text like any other; a joiner of emoji is text everywhere. */
const quoted = new Set(['"', "'"]);

/**
 * The first character of the commands that a reader cannot see, or that a word processor put in
 * place of another: quotes and dashes only where the shell would read them as part of a command.
 */
export function findOddCharacter(text: string): OddCharacter | undefined {
  for (const [index, lineText] of text.split('\n').entries()) {
    let open: string | undefined;
    let before = ' ';
    let column = 0;
    for (const character of lineText) {
      column += character.length;
      const odd = oddOf(character, {
        before,
        after: lineText.slice(column),
        isQuoted: open !== undefined,
      });
      if (odd) return { ...odd, line: index + 1, column: column - character.length + 1 };
      if (character === open) open = undefined;
      else if (open === undefined && quoted.has(character) && before !== '\\') open = character;
      before = character;
    }
  }
  return undefined;
}

function oddOf(
  character: string,
  { before, after, isQuoted }: { before: string; after: string; isQuoted: boolean },
): Omit<OddCharacter, 'line' | 'column'> | undefined {
  const named = (name: string) => `${name} (${codeOf(character)})`;
  if (character !== ' ' && /\p{Zs}/u.test(character)) {
    return { name: named(spaces[character] ?? 'space'), meant: ' ', isVisible: false };
  }
  if (character !== '\u200D' && /[\p{Cf}\p{Zl}\p{Zp}]/u.test(character)) {
    const name = named(nothings[character] ?? 'character');
    return { name, meant: '', isVisible: false };
  }
  if (isQuoted) return undefined;
  const quote = quotes[character];
  if (quote !== undefined) {
    return { name: named(`typographic quote ${character}`), meant: quote, isVisible: true };
  }
  // An option that a word processor has made pretty: `–save`, `—save`.
  if (/[–—−]/.test(character) && /\s/.test(before)) {
    const meant = /^\w(?:\W|$)/.test(after) ? '-' : '--';
    return { name: named(`typographic dash ${character}`), meant, isVisible: true };
  }
  return undefined;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
