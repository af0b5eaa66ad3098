import type { CodeMark } from './code-words.ts';
import { writeLines } from './line-ranges.ts';

/** The code without the comments that only mark it, and what they say as words of a fence. */
export interface Uncommented {
  code: string;
  /** `ins={2} "word"{3}`; empty where no comment marks anything. */
  words: string;
}

/** What a comment may say: `[!code ++]`. */
const marks: Readonly<Record<string, CodeMark>> = {
  ...{ '++': 'ins', '--': 'del', highlight: 'mark', hl: 'mark' },
  ...{ focus: 'focus', error: 'error', warning: 'warning', info: 'info' },
};

export const commentMarks: readonly string[] = [...Object.keys(marks), 'word'];

const note = /[ \t]*\[!code (\+\+|--|[a-z]+)((?::(?:\\.|[^\]\\])+)?)\]/g;
const openers = String.raw`(?:[ \t]*(?:\/\/+|\/\*+|\{\s*\/\*+|<!--)|(?:^|[ \t]+)(?:#+|--+|;+|%+|['"](?=\s)|REM|rem))`;
const closers = String.raw`\s*(?:\*+\/(?:\s*\})?|-->)?\s*$`;
const comment = new RegExp(String.raw`${openers}[^\n]*\[!code `);
const emptyComment = new RegExp(openers + closers);
const nextLine = new RegExp(String.raw`^${openers}\s*highlight-(next-line|start|end)${closers}`);
const numbers = new RegExp(String.raw`${openers}\s*((?:\(\d{1,2}\)!\s*)+)${closers}`);
// There a line with two slashes is text, and shows how a comment is written.
const markup = new Set(['md', 'markdown', 'mdx', 'mdc', 'markdoc']);

/** True where a look at the text tells that there is nothing to find. */
function isPlain(code: string): boolean {
  return !/!code |highlight-|\)!/.test(code);
}

/**
 * Reads comments that mark the code that they stand in: `// [!code ++]`, `# [!code focus:3]`,
 * `<!-- [!code word:name] -->`, `// highlight-next-line`, `# (1)!`. A line that is such a comment and nothing
 * else goes, and says something of the lines below it; `[\!code` is shown as it is meant.
 */
export function readComments(language: string, code: string): Uncommented {
  if (isPlain(code)) return { code, words: '' };
  const found: FoundMarks = { lines: new Map(), words: [], notes: [], kept: [] };
  let open = false;
  for (const line of code.split('\n')) {
    const [, what] = nextLine.exec(line) ?? [];
    if (what === 'next-line') noteLines(found, 'mark', { count: 1 });
    else if (what !== undefined) open = what === 'start';
    else {
      if (open) noteLines(found, 'mark', { count: 1 });
      readLine(line, language, found);
    }
  }
  const last = found.kept.length;
  const lines = [...found.lines].map(([mark, numbers]) => {
    const within = [...numbers].filter((number) => number <= last).sort((a, b) => a - b);
    return within.length === 0 ? '' : `${mark}={${writeLines(within)}}`;
  });
  return {
    code: found.kept.join('\n').replaceAll('[\\!code ', '[!code '),
    words: [...lines, ...found.notes, ...found.words.map((write) => write(last))]
      .filter((word) => word !== '')
      .join(' '),
  };
}

interface FoundMarks {
  /** Of each number what is said of lines, in the order of the code. */
  notes: string[];
  lines: Map<CodeMark, Set<number>>;
  /** Each written once it is known how many lines there are. */
  words: ((last: number) => string)[];
  kept: string[];
}

function readLine(written: string, language: string, found: FoundMarks): void {
  const [whole = '', noted = ''] = numbers.exec(written) ?? [];
  const line = whole === '' ? written : written.slice(0, -whole.length);
  for (const [number] of noted.matchAll(/\d+/g)) {
    found.notes.push(`note={"${number}":${found.kept.length + 1}}`);
  }
  const isComment = comment.test(line) && (!markup.has(language) || /<!--|\{\s*\/\*/.test(line));
  const read = (isComment ? [...line.matchAll(note)] : []).filter(
    ([, name = '', argument]) => Object.hasOwn(marks, name) || (name === 'word' && argument),
  );
  for (const [, name = '', argument = ''] of read) {
    const mark = marks[name];
    if (mark) noteLines(found, mark, { count: Number(argument.slice(1)) || 1 });
    else noteWord(found, argument.slice(1));
  }
  const bare = read.reduce((rest, [whole]) => rest.replace(whole, ''), line);
  const kept = read.length === 0 ? line : bare.replace(emptyComment, '');
  // What stands alone says something of what comes.
  if (read.length === 0 || kept.trim() !== '') found.kept.push(kept);
}

function noteLines(found: FoundMarks, mark: CodeMark, { count }: { count: number }): void {
  const first = found.kept.length + 1;
  const lines = found.lines.get(mark) ?? new Set();
  found.lines.set(mark, lines);
  for (let line = first; line < first + count; line += 1) lines.add(line);
}

/** `name` marks all that follows, `name:2` two lines of it. */
function noteWord(found: FoundMarks, argument: string): void {
  const [, word = '', count] = /^(.*?)(?::(\d+))?$/s.exec(argument) ?? [];
  const first = found.kept.length + 1;
  const text = JSON.stringify(word.replace(/\\(.)/g, '$1'));
  found.words.push((end) => {
    const last = Math.min(count === undefined ? end : first + Number(count) - 1, end);
    return last < first ? '' : `${text}{${first}-${last}}`;
  });
}

/** Names of `[!code …]` in comments that mark nothing, each with its offset. */
export function unknownComments(code: string): { name: string; offset: number }[] {
  if (isPlain(code)) return [];
  let offset = 0;
  return code.split('\n').flatMap((line) => {
    const start = offset;
    offset += line.length + 1;
    if (!comment.test(line)) return [];
    return Array.from(line.matchAll(/\[!code ([^\]:]*)/g), ({ 1: name = '', index }) => ({
      ...{ name, offset: start + index },
    })).filter(({ name }) => !commentMarks.includes(name.trim()));
  });
}
