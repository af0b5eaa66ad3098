import { isFenceWord, shellLanguages, type FenceWordName } from './fence-words.ts';
import { languageMeant } from './language-meant.ts';
import type { BlockRole } from './markup.ts';

/** What a fence's info string says about the block, resolved. */
export interface Fence {
  role: BlockRole;
  /** File name, URL, prompt or label. */
  title?: string;
  background: boolean;
  /** True when there is nothing to do, whatever language and title say. */
  norun: boolean;
  ready?: string;
  /** How its last command is meant to fail: `any`, or the exit status. */
  fails?: string;
  /** The latest server is stopped before it. */
  stop?: true;
  /** An answer is keys to press. */
  keys?: true;
}

/** A word of a fence as it is written behind the language, with what it may be read as. */
export interface WrittenWord {
  text: string;
  /** Offset in what follows the language. */
  start: number;
  /** Absent for marks such as `{1,3}`. */
  name?: string;
  /** What follows its `=`, without quotes. */
  value?: string;
}

/** Words with which the title is not what a frame shows. */
const titled: readonly FenceWordName[] = ['title', 'output', 'answer'];

type Values = ReadonlyMap<FenceWordName, string>;

const attributePattern = /^([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"']*)))?$/;
// Marks such as {1,3}, [npm] or /a word/ may hold spaces, quotes and words of ours.
const wordPattern =
  /(?:(?:mark|ins|del|add|rem)=)?\/\S.*?\/(?:\{[^}]*\})?(?=\s|$)|\[[^\]]*\]\S*|(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\{[^}]*\}|[^\s"']|["'])+/g;
const pathPattern =
  /^(?:\.{0,2}\/|~\/|[a-z]:[\\/]|\\)?[\p{L}\p{N}_@.+$()[\]-]+(?:[\\/][\p{L}\p{N}_@.+$()[\]-]+)*[\\/]?$/iu;

/**
 * Language and meta of a fence whose marks follow the language at once, as other generators let it be
 * written: `js{1,3}`, `ts:line-numbers`, `sh[Terminal]`.
 */
export function partFence(written: string, meta: string): { language: string; meta: string } {
  const [, language, marks] =
    /^([^\s{[:]+)((?:[{[]|:(?:no-)?line-numbers\b).*)$/s.exec(written) ?? [];
  if (language === undefined || marks === undefined) return { language: written, meta };
  return { language, meta: meta === '' ? marks : `${marks} ${meta}` };
}

/**
 * Reads a fence's language and meta (`sh`, `background ready=http://localhost:3000`).
 * Words that are none of ours belong to somebody else and are passed over.
 *
 * @param caption that its frame shows: the title of a block that is neither output nor answer, where
 * the words have none
 */
export function parseFence(written: string, rest: string, caption?: string): Fence {
  const { language, meta } = partFence(written, rest);
  const values = new Map<FenceWordName, string>();
  for (const { name, value = '' } of readWords(meta)) {
    if (name !== undefined && isFenceWord(name)) values.set(name, value);
  }
  const hasOwn = titled.some((name) => values.has(name));
  if (caption && !hasOwn) values.set('title', caption);
  const title = values.get('title');
  const ready = values.get('ready');
  const fails = values.get('fails');
  return {
    role: roleOf(languageMeant(language), values),
    ...(title ? { title } : {}),
    background: values.has('background'),
    norun: values.has('norun'),
    ...(ready ? { ready } : {}),
    ...(fails !== undefined && { fails: fails === '' ? 'any' : fails }),
    ...(values.has('stop') && { stop: true as const }),
    ...(values.has('keys') && { keys: true as const }),
  };
}

/** The words behind a fence's language, parted by white space outside quotes and marks. */
export function readWords(meta: string): WrittenWord[] {
  return Array.from(meta.matchAll(wordPattern), ({ 0: text, index: start }) => {
    const match = attributePattern.exec(text);
    const [, name, double, single, bare] = match ?? [];
    const value = double ?? single ?? bare;
    return {
      text,
      start,
      ...(name === undefined ? {} : { name }),
      ...(value === undefined ? {} : { value }),
    };
  });
}

/** The same for a block of which only its language and title are known. */
export function fenceOf(language: string, title: string): Fence {
  const role = roleOf(language, new Map(title ? [['title', title]] : []));
  return { role, ...(title ? { title } : {}), background: false, norun: false };
}

function roleOf(language: string, values: Values): BlockRole {
  const title = values.get('title');
  if (values.has('output')) return title && isWebAddress(title) ? 'open' : 'output';
  if (values.has('answer')) return 'answer';
  if (values.has('norun')) return 'read';
  const isShell = shellLanguages.includes(language);
  if (title && isPath(title, isShell)) return 'save';
  return isShell || values.has('run') ? 'run' : 'read';
}

/** On a shell fence a title of one plain word is a label ("Terminal"), elsewhere a file (`Makefile`). */
function isPath(title: string, isShell: boolean): boolean {
  const isPlainWord = !/[./\\]/.test(title);
  const isForeignWord = isPlainWord && !/^[\w@+-]+$/.test(title);
  return pathPattern.test(title) && !(isPlainWord && isShell) && !isForeignWord;
}

function isWebAddress(title: string): boolean {
  return /^https?:\/\/\S+$/.test(title);
}
