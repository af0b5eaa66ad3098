const escape = '\u001b';

/** What a terminal sends for a key, by its name in small letters. */
const codes: Readonly<Record<string, string>> = {
  up: `${escape}[A`,
  down: `${escape}[B`,
  right: `${escape}[C`,
  left: `${escape}[D`,
  home: `${escape}[H`,
  end: `${escape}[F`,
  pageup: `${escape}[5~`,
  pagedown: `${escape}[6~`,
  delete: `${escape}[3~`,
  backspace: '\u007f',
  enter: '\r',
  space: ' ',
  tab: '\t',
  's-tab': `${escape}[Z`,
  esc: escape,
};

const signs: Readonly<Record<string, string>> = {
  '↑': 'up',
  '↓': 'down',
  '→': 'right',
  '←': 'left',
  '⏎': 'enter',
  '↵': 'enter',
};

/** How keys are named. */
export const keyNames = '<Down> <Enter> <Space> <Tab> <Esc> <C-c>';

/** What Ctrl+C sends. */
export const interruptKey = '\u0003';

/** A sequence of keys: what the terminal sends for each, or a name that no key has. */
export type Keys = { codes: string[]; unknown?: never } | { unknown: string; codes?: never };

/**
 * Reads keys as a page writes them: `<Down><Enter>`, `<C-c>`, `q`. White space between them is none;
 * any other sign is the key that types it.
 */
export function parseKeys(text: string): Keys {
  const found: string[] = [];
  for (const [key, name] of text.matchAll(/<([\w-]+)>|\S/gu)) {
    const code = name === undefined ? (codeOf(signs[key]) ?? key) : codeOf(name);
    if (code === undefined) return { unknown: key };
    found.push(code);
  }
  return { codes: found };
}

/** True for an answer that can only be meant as keys. */
export function isLikeKeys(text: string): boolean {
  const { codes: found } = parseKeys(text.trim());
  return found !== undefined && /^(?:<[\w-]+>|[↑↓→←⏎↵]|\s)+$/u.test(text.trim());
}

function codeOf(name = ''): string | undefined {
  const small = name.toLowerCase();
  const [, letter] = /^c-([a-z])$/.exec(small) ?? [];
  if (letter !== undefined) return String.fromCharCode(letter.charCodeAt(0) - 96);
  return Object.hasOwn(codes, small) ? codes[small] : undefined;
}
