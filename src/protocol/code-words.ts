/** How a line or a word of a block may be marked. */
export const codeMarks = ['mark', 'ins', 'del', 'focus', 'error', 'warning', 'info'] as const;

export type CodeMark = (typeof codeMarks)[number];

/** Words too are marked so; the others say something of whole lines. */
export const wordMarks = ['mark', 'ins', 'del'] as const satisfies readonly CodeMark[];

/** A word behind the language of a fence that says how its code looks. */
export interface CodeWord {
  /** How it is written: `ins={2}`. */
  example: string;
  value: 'lines' | 'number' | 'maybe number' | 'switch' | 'frame' | 'language';
  /** What it says of the block, as a sentence goes on after "the block". */
  says: string;
}

/** All of them. What reads, checks and explains them starts here. */
export const codeWords = {
  mark: {
    example: '{1,3-5}',
    value: 'lines',
    says: 'has these lines marked; `mark={1,3-5}` is the same',
  },
  ins: { example: 'ins={2}', value: 'lines', says: 'is a change that adds these lines' },
  del: {
    example: 'del={3}',
    value: 'lines',
    says: 'is a change that removes these lines, which are not copied',
  },
  focus: { example: 'focus={4}', value: 'lines', says: 'is about these lines; the rest is dimmed' },
  error: { example: 'error={5}', value: 'lines', says: 'fails at these lines' },
  warning: { example: 'warning={6}', value: 'lines', says: 'warns at these lines' },
  info: { example: 'info={7}', value: 'lines', says: 'says something at these lines' },
  note: {
    example: 'note={"1":8}',
    value: 'lines',
    says: 'has this number at these lines, which the list below it explains; `# (1)!` is the same',
  },
  showLineNumbers: {
    example: 'showLineNumbers',
    value: 'maybe number',
    says: 'has numbered lines; `showLineNumbers=5` and `:line-numbers=5` begin at 5',
  },
  startLineNumber: {
    example: 'startLineNumber=5',
    value: 'number',
    says: 'has numbered lines that begin at this one',
  },
  wrap: {
    example: 'wrap',
    value: 'switch',
    says: 'breaks long lines; `wrap=false` where the page breaks them',
  },
  collapse: {
    example: 'collapse={3-8}',
    value: 'lines',
    says: 'has these lines folded until a reader opens them',
  },
  maxLines: {
    example: 'maxLines=20',
    value: 'number',
    says: 'shows so many lines (10, 15, 20 or 30) and scrolls to the rest',
  },
  frame: {
    example: 'frame="terminal"',
    value: 'frame',
    says: 'looks like commands (`terminal`), like a file (`code`), or has no bar (`none`)',
  },
  lang: {
    example: 'lang="js"',
    value: 'language',
    says: 'is coloured as this language (with `diff`)',
  },
  twoslash: {
    example: 'twoslash',
    value: 'switch',
    says: 'is checked by the TypeScript compiler, and shows its types (with the option `twoslash`)',
  },
} as const satisfies Record<string, CodeWord>;

export type CodeWordName = keyof typeof codeWords;

export const codeWordNames = Object.keys(codeWords) as CodeWordName[]; // the keys of the table above

/** Names that others have for the same. */
const sameAs: Readonly<Record<string, CodeWordName>> = {
  ...{ highlight: 'mark', hl: 'mark', add: 'ins', rem: 'del' },
  ...{ lineNumbers: 'showLineNumbers', 'line-numbers': 'showLineNumbers' },
};

/** The word that a name stands for; undefined where it is none of them. */
export function codeWord(name: string): CodeWordName | undefined {
  if (Object.hasOwn(sameAs, name)) return sameAs[name];
  return codeWordNames.find((one) => one === name);
}

/** How many lines a block may be high. */
export const heights: readonly number[] = [10, 15, 20, 30];

export const frames = ['none', 'code', 'terminal'] as const;

export type CodeFrame = (typeof frames)[number];
