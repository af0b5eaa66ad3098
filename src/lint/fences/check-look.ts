import { commentMarks, unknownComments } from '../../protocol/code-comments.ts';
import { readLook, type MarkedWords, type ReadLook } from '../../protocol/code-look.ts';
import { codeWord, codeWordNames, codeWords } from '../../protocol/code-words.ts';
import { readDiff } from '../../protocol/diff-lines.ts';
import { parseFence, readWords, type WrittenWord } from '../../protocol/fence.ts';
import { isFenceWord } from '../../protocol/fence-words.ts';
import { languageMeant } from '../../protocol/language-meant.ts';
import { holdsLine } from '../../protocol/line-ranges.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { doubtful, placeOnLine, wrong, type Finding } from '../finding.ts';
import { placeOfWord, type FenceContext, type WrittenFence } from './check-words.ts';
import {
  codeCommentUnknown,
  codeLinesMissing,
  codeWordMissing,
  diffNotApplied,
  fenceWordMisspelt,
  fenceWordUnreadable,
} from './errors.ts';
import { isWordOfOthers } from './words-of-others.ts';

/** A fence with its code. */
export interface WrittenBlock extends WrittenFence {
  /** As it is written. */
  code: string;
  /** The same as it is shown. */
  shown: string;
}

/** What is wrong with the words and comments of a block that say how its code looks. */
export function checkLook(block: WrittenBlock, context: FenceContext): Finding[] {
  const words = readWords(block.meta);
  const { faults } = readLook(words);
  const unreadable = faults.map(({ word, name, reason }) => {
    const meant = name === undefined ? '"a word" without slashes' : codeWords[name].example;
    return doubtful(
      placeOfWord(block, word, context),
      fenceWordUnreadable,
      word.text,
      reason,
      meant,
    );
  });
  return [
    ...unreadable,
    ...words.flatMap((word) => checkWord(block, word, context)),
    ...checkComments(block, context),
    ...checkDiff(block, context),
  ];
}

function checkWord(block: WrittenBlock, word: WrittenWord, context: FenceContext): Finding[] {
  const place = () => placeOfWord(block, word, context);
  const { look, read, faults } = readLook([word]);
  if (faults.length > 0) return [];
  if (!read.has(word)) {
    const meant = misspelt(word);
    return meant === undefined
      ? []
      : [doubtful(place(), fenceWordMisspelt, word.name ?? '', meant)];
  }
  const lines = block.shown.split('\n');
  if (rangesOf(look).some(({ last }) => last > lines.length)) {
    return [doubtful(place(), codeLinesMissing, word.text, lines.length)];
  }
  const isMissing = look.words.some((marked) => !lines.some((line, at) => holds(marked, line, at)));
  return isMissing ? [doubtful(place(), codeWordMissing, word.text)] : [];
}

function rangesOf({ lines, folds, words, notes }: ReadLook['look']) {
  return [
    ...folds,
    ...[...lines, ...notes].flatMap((one) => one.lines),
    ...words.flatMap((one) => one.lines ?? []),
  ];
}

function holds({ word, lines }: MarkedWords, line: string, index: number): boolean {
  if (lines && !holdsLine(lines, index + 1)) return false;
  return typeof word === 'string' ? line.includes(word) : line.search(word) >= 0;
}

/** `showLineNumber`, `focsu={2}`: a name that is near, and nobody's. */
function misspelt({ text }: WrittenWord): string | undefined {
  const [, name = '', value] = /^([A-Za-z][\w-]*)(=.*)?$/s.exec(text) ?? [];
  if (name === '' || isFenceWord(name) || codeWord(name) || isWordOfOthers(name)) return undefined;
  return value !== undefined || name.length > 5 ? nearestName(name, codeWordNames) : undefined;
}

function checkComments({ code, line }: WrittenBlock, { source }: FenceContext): Finding[] {
  return unknownComments(code).map(({ name, offset }) => {
    const below = code.slice(0, offset).split('\n').length;
    const place = placeOnLine(source, line === undefined ? undefined : line + below, '[!code');
    const near = nearestName(name.trim(), commentMarks);
    return doubtful(place, codeCommentUnknown, name.trim(), near);
  });
}

/** In a quickstart a diff with a file as its title is done to the file. */
function checkDiff(block: WrittenBlock, { source, isQuickstart }: FenceContext): Finding[] {
  const { language, meta, code, line } = block;
  if (!isQuickstart || languageMeant(language) !== 'diff') return [];
  const { role, title = '' } = parseFence(language, meta);
  if (role !== 'save' || readDiff(code)) return [];
  return [wrong(placeOnLine(source, line, title), diffNotApplied, title)];
}
