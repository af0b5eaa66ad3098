import type { Random } from '../../../src/statistics/random.ts';

/** Makes something else of a text. */
export type Mutation = (text: string, random: Random) => string;

const hostile = [
  ...['{', '}', '<', '</', '>', '/>', '<a', '<Card', '</Card>', '<Card title="', '<!--', '-->'],
  ...[
    '---\n',
    '\n---\n',
    '+++\n',
    ']',
    '](',
    '![',
    '[x](',
    '![x](%zz)',
    '`',
    '```',
    '\n```\n',
    '~~~',
  ],
  ...['\0', '\u202e', '\u2066', '\u200d', '\ufeff', '\ud800', '\u2028', '\r', '\t', '\u001b[2J'],
  ...[
    '{/*',
    '*/}',
    '{`',
    '${',
    "{'",
    '{"',
    '{...',
    'import ',
    '\nimport x\n',
    '\nexport const a =\n',
  ],
  ...[
    ':::',
    '\n:::note\n',
    ':a[',
    '$$',
    '|',
    '\\',
    '&#x;',
    '&#0;',
    '{#id}',
    '^[',
    '[^1]',
    '😀',
    'ö̈',
  ],
];

function pick<T>(from: readonly T[], random: Random): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('There is nothing to pick from.');
  return found;
}

function offsetIn(text: string, random: Random): number {
  return Math.floor(random() * (text.length + 1));
}

function rangeIn(text: string, random: Random): [start: number, end: number] {
  const start = offsetIn(text, random);
  return [start, Math.min(text.length, start + 1 + Math.floor(random() ** 3 * 400))];
}

function insert(text: string, offset: number, what: string): string {
  return text.slice(0, offset) + what + text.slice(offset);
}

/** Where signs stand on which the structure of a page hangs. */
function signIn(text: string, random: Random): number {
  const offsets = [...text.matchAll(/[<>{}()[\]"'`*_:|-]/g)].map(({ index }) => index);
  return offsets.length === 0 ? 0 : pick(offsets, random);
}

export const mutations: Readonly<Record<string, Mutation>> = {
  'cut short': (text, random) => text.slice(0, offsetIn(text, random)),
  'a piece taken out': (text, random) => {
    const [start, end] = rangeIn(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  'a piece doubled': (text, random) => {
    const [start, end] = rangeIn(text, random);
    return insert(text, end, text.slice(start, end));
  },
  'a piece moved': (text, random) => {
    const [start, end] = rangeIn(text, random);
    const rest = text.slice(0, start) + text.slice(end);
    return insert(rest, offsetIn(rest, random), text.slice(start, end));
  },
  'a line taken out': (text, random) => {
    const lines = text.split('\n');
    lines.splice(Math.floor(random() * lines.length), 1);
    return lines.join('\n');
  },
  'a sign taken out': (text, random) => {
    const offset = signIn(text, random);
    return text.slice(0, offset) + text.slice(offset + 1);
  },
  'a sign doubled': (text, random) => {
    const offset = signIn(text, random);
    return insert(text, offset, text.slice(offset, offset + 1));
  },
  'something hostile put in': (text, random) =>
    insert(text, offsetIn(text, random), pick(hostile, random)),
  'several hostile things put in': (text, random) =>
    Array.from({ length: 6 }).reduce<string>(
      (mutant) => insert(mutant, offsetIn(mutant, random), pick(hostile, random)),
      text,
    ),
  'a hostile line put in': (text, random) => {
    const lines = text.split('\n');
    lines.splice(Math.floor(random() * (lines.length + 1)), 0, pick(hostile, random));
    return lines.join('\n');
  },
  'other line ends': (text, random) =>
    insert(text, offsetIn(text, random), pick(hostile, random)).replaceAll(
      '\n',
      random() < 0.7 ? '\r\n' : '\r',
    ),
};
