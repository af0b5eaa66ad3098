import { parseFence, readWords, type WrittenWord } from '../../protocol/fence.ts';
import {
  fenceWordNames,
  fenceWords,
  isFenceWord,
  shellLanguages,
  type FenceWordName,
} from '../../protocol/fence-words.ts';
import { languageMeant } from '../../protocol/language-meant.ts';
import type { Place } from '../../text/code-frame.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { doubtful, placeOnLine, wrong, type Finding } from '../finding.ts';
import {
  fenceLanguageMisspelt,
  fenceLanguageMissing,
  fenceStatusWrong,
  fenceValueMissing,
  fenceValueUnexpected,
  fenceWordMisspelt,
  fenceWordTwice,
  fenceWordUnreadable,
  fenceWordUseless,
} from './errors.ts';
import { misreading, written } from './misreading.ts';
import { uselessBecause } from './useless-because.ts';
import { isWordOfOthers } from './words-of-others.ts';

// Near the shorter ones are names of languages.
const longWords = fenceWordNames.filter((name) => name.length > 4);

/** A fence as it is written. */
export interface WrittenFence {
  /** Its first word; empty where it has none. */
  language: string;
  /** What follows the language. */
  meta: string;
  /** From 1, in the file; absent where it is not known. */
  line?: number;
}

export interface FenceContext {
  /** Text of the file, frontmatter included; undefined where it cannot be read. */
  source: string | undefined;
  /** True on a page whose steps are measured, where more can go wrong. */
  isQuickstart: boolean;
}

/**
 * What is wrong with the words of a fence. Words that may be somebody else's are none of it. Where
 * no steps are measured, a word of ours that says nothing is worth a warning, a slip an error.
 */
export function checkWords(fence: WrittenFence, context: FenceContext): Finding[] {
  const words = readWords(fence.meta);
  const misread = [
    ...checkLanguage(fence, context),
    ...words.flatMap((word, index) => checkWord({ fence, context, words, word, index })),
  ];
  // What a word does beside one that could not be read nobody knows.
  return misread.length > 0
    ? misread
    : words.flatMap((word) => checkUse(fence, context, word, words));
}

interface FenceInPage {
  fence: WrittenFence;
  context: FenceContext;
  words: readonly WrittenWord[];
  word: WrittenWord;
  index: number;
}

function checkWord(looking: FenceInPage): Finding[] {
  const { fence, context, words, word, index } = looking;
  const { name, value, text } = word;
  const found = context.isQuickstart ? wrong : doubtful;
  const place = () => placeOfWord(fence, word, context);
  const misread = misreading(word) ?? cutShort(word, words.slice(index + 1));
  if (misread) return [wrong(place(), fenceWordUnreadable, text, misread.reason, misread.meant)];
  if (name === undefined) return [];
  if (!isFenceWord(name)) {
    const meant = meantBy(name, context.isQuickstart || value !== undefined);
    return meant === undefined ? [] : [wrong(place(), fenceWordMisspelt, name, meant)];
  }
  if (words.findIndex((other) => other.name === name) < index) {
    return [found(place(), fenceWordTwice, name)];
  }
  if (fenceWords[name].hasValue === 'maybe') {
    // The value of `fails` is the one that may be left out.
    const isStatus = value === undefined || /^(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])$/.test(value);
    return isStatus ? [] : [wrong(place(), fenceStatusWrong, value)];
  }
  if (fenceWords[name].hasValue) {
    return value?.trim() ? [] : [found(place(), fenceValueMissing, name)];
  }
  if (value === undefined) return [];
  return [found(place(), fenceValueUnexpected, name, aloneFor(name, value))];
}

function checkUse(
  fence: WrittenFence,
  context: FenceContext,
  word: WrittenWord,
  words: readonly WrittenWord[],
): Finding[] {
  const { name } = word;
  if (name === undefined || !isFenceWord(name)) return [];
  const useless = uselessBecause(name, parseFence(fence.language, fence.meta), words);
  if (!useless) return [];
  const found = context.isQuickstart ? wrong : doubtful;
  const place = placeOfWord(fence, word, context);
  return [found(place, fenceWordUseless, name, useless.reason, useless.hint)];
}

/** `title = "a.js"`, `title=my file.js`: a value that a space parts from its word, or in itself. */
function cutShort({ name, value = '', text }: WrittenWord, after: readonly WrittenWord[]) {
  const [next, last] = after;
  if (name === undefined || !isFenceWord(name) || !fenceWords[name].hasValue || !next) return;
  const isParted = text === `${name}=` || (text === name && next.text.startsWith('='));
  if (isParted) {
    const rest = next.text === '=' ? (last?.text ?? '') : next.text.replace(/^=/, '');
    return { reason: 'spaces stand around its =', meant: written(name, rest) };
  }
  const isBare = value !== '' && text === `${name}=${value}`;
  const isWord = next.name === undefined ? /^[\p{L}\p{N}_.-]/u.test(next.text) : isStray(next.name);
  if (!isBare || !isWord || next.value !== undefined) return undefined;
  const meant = written(name, `${value} ${next.text}`);
  return { reason: 'a value with spaces needs quotes', meant };
}

function isStray(name: string): boolean {
  return !isFenceWord(name) && !isWordOfOthers(name) && meantBy(name, true) === undefined;
}

/** The word of ours that was most likely meant. */
function meantBy(name: string, isLikely: boolean): FenceWordName | undefined {
  if (isWordOfOthers(name)) return undefined;
  const near = nearestName(name, fenceWordNames, isLikely ? reachOfLikely : undefined);
  return near !== undefined && isFenceWord(near) ? near : undefined;
}

/** Where it is likely that a word of ours was meant, one is found behind two mistakes. */
function reachOfLikely(letters: number): number {
  return letters < 5 ? 1 : Math.max(2, Math.floor(letters / 3));
}

function aloneFor(name: FenceWordName, value: string): string {
  if (name === 'output' || name === 'answer') return `${name} title="${value}"`;
  return name === 'background' && !/^(?:true|false|1|yes)$/i.test(value)
    ? `background ready=${/[\s"']/.test(value) ? JSON.stringify(value) : value}`
    : name;
}

function checkLanguage(fence: WrittenFence, { source, isQuickstart }: FenceContext): Finding[] {
  const { language, meta, line } = fence;
  const place = () => placeOnLine(source, line, language);
  const missing = (meant: string) => [wrong(place(), fenceLanguageMissing, language, meant)];
  const [, before = '', after = ''] = /^([\w+#-]*)[,;:]+(.+)$/.exec(language) ?? [];
  const [inner] = readWords(after);
  if (inner?.name !== undefined && isFenceWord(inner.name)) {
    return missing(`${before || 'txt'} ${after.replaceAll(',', ' ')}`);
  }
  const name = readWords(language)[0]?.name;
  const small = name?.toLowerCase() ?? '';
  if (name !== undefined && isFenceWord(small)) {
    return missing(`${languageFor(small)} ${language.replace(name, small)}`);
  }
  if (!isQuickstart || shellLanguages.includes(languageMeant(language))) return [];
  const near = nearestName(small, longWords, () => 1);
  if (near !== undefined && isFenceWord(near)) return missing(`${languageFor(near)} ${near}`);
  const { role, norun } = parseFence(language, meta);
  // What is an output, a file or only read need be no language that is run.
  const shell = role === 'read' && !norun ? shellMeantBy(language) : undefined;
  return shell === undefined ? [] : [wrong(place(), fenceLanguageMisspelt, language, shell)];
}

function languageFor(word: FenceWordName): string {
  const isOfCommand: boolean = fenceWords[word].roles.every((role) => role === 'run');
  return isOfCommand ? 'sh' : 'txt';
}

/** Short names are near too many languages of their own. */
function shellMeantBy(language: string): string | undefined {
  const long = shellLanguages.filter((name) => name.length > 3);
  return nearestName(language.toLowerCase(), long, () => 1);
}

/** A word stands behind the language, where the meta begins. */
export function placeOfWord(
  { language, meta, line }: WrittenFence,
  { text, start }: WrittenWord,
  { source }: Pick<FenceContext, 'source'>,
): Place | undefined {
  const { column } = placeOnLine(source, line, meta) ?? {};
  // The meta as written may hold escapes, so that it is not found as a whole.
  const from = column === undefined ? 0 : column - 1 + start;
  return placeOnLine(source, line, text === '' ? language : text, from);
}
