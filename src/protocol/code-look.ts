import {
  codeWord,
  frames,
  heights,
  wordMarks,
  type CodeFrame,
  type CodeMark,
  type CodeWordName,
} from './code-words.ts';
import type { WrittenWord } from './fence.ts';
import { parseLines, type LineRange } from './line-ranges.ts';

/** Lines that are marked alike. */
export interface MarkedLines {
  mark: CodeMark;
  lines: readonly LineRange[];
  /** Shown before the first of them. */
  label?: string;
}

/** Words within lines that are marked, wherever they stand. */
export interface MarkedWords {
  mark: (typeof wordMarks)[number];
  /** The text, or a pattern of which the groups are marked where it has some. */
  word: string | RegExp;
  /** Only these lines; absent for all. */
  lines?: readonly LineRange[];
}

/** Lines that something is said of below the block. */
export interface NotedLines {
  /** What it has there. */
  note: string;
  lines: readonly LineRange[];
}

/** How the code of a block looks. */
export interface CodeLook {
  lines: readonly MarkedLines[];
  words: readonly MarkedWords[];
  /** Number of the first line; absent where lines have none. */
  firstNumber?: number;
  wrap?: boolean;
  folds: readonly LineRange[];
  notes: readonly NotedLines[];
  maxLines?: number;
  frame?: CodeFrame;
  /** What a diff is coloured as. */
  language?: string;
  /** Name of the sample that its types are known by. */
  sample?: string;
}

/** A word of the look that cannot be read. */
export interface LookFault {
  word: WrittenWord;
  /** The word that it was meant as; absent for a pattern. */
  name?: CodeWordName;
  /** Completes the sentence "it is passed over, because …". */
  reason: string;
}

export interface ReadLook {
  look: CodeLook;
  /** The words that say something of the look. */
  read: ReadonlySet<WrittenWord>;
  faults: readonly LookFault[];
}

interface LookSoFar {
  lines: MarkedLines[];
  words: MarkedWords[];
  folds: LineRange[];
  notes: NotedLines[];
  rest: Omit<CodeLook, 'lines' | 'words' | 'folds' | 'notes'>;
}

/** Reads what the words behind a fence's language say of how its code looks. */
export function readLook(words: readonly WrittenWord[]): ReadLook {
  const into: LookSoFar = { lines: [], words: [], folds: [], notes: [], rest: {} };
  const read = new Set<WrittenWord>();
  const faults: LookFault[] = [];
  for (const word of words) {
    const name = nameOf(word.text);
    const reason = name === undefined ? readUnnamed(word.text, into) : readNamed(name, word, into);
    if (reason === undefined) continue;
    read.add(word);
    if (reason !== 'read') faults.push({ word, reason, ...(name !== undefined && { name }) });
  }
  const { rest, ...look } = into;
  return { look: { ...look, ...rest }, read, faults };
}

function nameOf(text: string): CodeWordName | undefined {
  const [, name = ''] = /^([A-Za-z][\w-]*)(?:=.*)?$/s.exec(text) ?? [];
  return codeWord(name);
}

/** `read`, the reason why it cannot be, or undefined for what says nothing of the look. */
type WhetherRead = string | undefined;

function readNamed(name: CodeWordName, { text }: WrittenWord, into: LookSoFar): WhetherRead {
  const at = text.indexOf('=');
  const value = at < 0 ? undefined : text.slice(at + 1);
  switch (name) {
    case 'showLineNumbers':
      return readNumbers(unquoted(value), into);
    case 'startLineNumber':
      if (!isNumber(value)) return 'a number follows its =';
      into.rest.firstNumber = Number(unquoted(value));
      return 'read';
    case 'wrap':
      if (value !== undefined && !/^(?:true|false)$/.test(unquoted(value) ?? ''))
        return 'it stands alone, or with true or false';
      into.rest.wrap = unquoted(value) !== 'false';
      return 'read';
    case 'maxLines':
      if (!heights.includes(Number(unquoted(value)))) return `it is one of ${heights.join(', ')}`;
      into.rest.maxLines = Number(unquoted(value));
      return 'read';
    case 'frame': {
      const frame = frames.find((one) => one === unquoted(value));
      if (frame === undefined && unquoted(value) !== 'auto')
        return `it is one of ${frames.join(', ')}`;
      if (frame) into.rest.frame = frame;
      return 'read';
    }
    case 'lang': {
      const language = unquoted(value);
      if (!language) return 'it names a language';
      into.rest.language = language;
      return 'read';
    }
    case 'twoslash':
      if (value !== undefined && !/^[\da-f]{32}$/.test(value)) return 'it stands alone';
      if (value !== undefined) into.rest.sample = value;
      return 'read';
    case 'collapse': {
      const ranges = linesIn(value);
      if (!ranges) return linesExpected;
      into.folds.push(...ranges);
      return 'read';
    }
    case 'note': {
      const noted = labelledLines(value ?? '');
      if (!noted?.label) return 'a number and its lines are written {"1":8}';
      into.notes.push({ note: noted.label, lines: noted.lines });
      return 'read';
    }
    default:
      return readMarked(name, value, into);
  }
}

const linesExpected = 'lines are written {1,3-5}';

function readMarked(mark: CodeMark, value: string | undefined, into: LookSoFar): WhetherRead {
  if (value === undefined) return linesExpected;
  if (value.startsWith('{')) return readLines(mark, value, into) ?? linesExpected;
  const ofWords = wordMarks.find((one) => one === mark);
  const word = ofWords && wordIn(value);
  if (!word) return linesExpected;
  if (typeof word === 'string') return word;
  into.words.push({ mark: ofWords, ...word });
  return 'read';
}

/** `{1,3}`, `{"Label":1,3}`, `"word"`, `/pattern/`, `:line-numbers=5`, and some of these joined. */
function readUnnamed(text: string, into: LookSoFar): WhetherRead {
  const word = wordIn(text);
  if (typeof word === 'string') return word;
  if (word) {
    into.words.push({ mark: 'mark', ...word });
    return 'read';
  }
  // Whoever wrote something else beside them meant something else.
  if (!/^(?:\{[^}]*\}|:(?:no-)?line-numbers(?:=\d+)?|\[[^\]]*\])+$/.test(text)) return undefined;
  const parts = text.match(/\{[^}]*\}|:[\w=-]+|\[[^\]]*\]/g) ?? [];
  let outcome: WhetherRead;
  for (const part of parts) {
    const [, no, first] = /^:(no-)?line-numbers(?:=(\d+))?$/.exec(part) ?? [];
    if (part.startsWith(':') && part.length > 1) outcome = readNumbers(no ? 'false' : first, into);
    else if (part.startsWith('{') && readLines('mark', part, into)) outcome = 'read';
    else if (!part.startsWith('[')) return undefined;
  }
  return outcome;
}

function readLines(mark: CodeMark, text: string, into: LookSoFar): 'read' | undefined {
  const marked = labelledLines(text);
  if (!marked) return undefined;
  into.lines.push({ mark, ...marked });
  return 'read';
}

/** `{1,3}` or `{"Label":1,3}` */
function labelledLines(text: string): Omit<MarkedLines, 'mark'> | undefined {
  const [, label, inner = ''] = /^\{\s*(?:"([^"]*)"\s*:\s*)?([^}]*)\}$/.exec(text) ?? [];
  const lines = parseLines(inner);
  return lines && { lines, ...(label && { label }) };
}

function linesIn(value = ''): LineRange[] | undefined {
  const [, inner] = /^\{([^}]*)\}$/.exec(value) ?? [];
  return inner === undefined ? undefined : parseLines(inner);
}

/** `"word"` or `/pattern/`, perhaps with the `{lines}` that it is looked for in; a text says why not. */
function wordIn(text: string): Omit<MarkedWords, 'mark'> | string | undefined {
  const [, written = '', ranges] =
    /^("(?:\\.|[^"\\])+"|'(?:\\.|[^'\\])+'|\/.+\/)(?:\{([\d,.\s-]+)\})?$/s.exec(text) ?? [];
  if (written === '') return undefined;
  const lines = ranges === undefined ? undefined : parseLines(ranges);
  const within = lines ? { lines } : {};
  if (!written.startsWith('/')) {
    return { word: written.slice(1, -1).replace(/\\(["'\\])/g, '$1'), ...within };
  }
  try {
    return { word: new RegExp(written.slice(1, -1), 'dgu'), ...within };
  } catch {
    return 'it is no regular expression';
  }
}

function readNumbers(value: string | undefined, into: LookSoFar): WhetherRead {
  if (value === 'false') delete into.rest.firstNumber;
  else if (value === undefined || value === 'true' || value === '') into.rest.firstNumber ??= 1;
  else if (isNumber(value)) into.rest.firstNumber = Number(value);
  else return 'it stands alone, or with the number of the first line';
  return 'read';
}

function isNumber(value: string | undefined): boolean {
  return /^\d{1,6}$/.test(unquoted(value) ?? '');
}

function unquoted(value: string | undefined): string | undefined {
  return value?.replace(/^(["'{])(.*)["'}]$/s, '$2');
}
