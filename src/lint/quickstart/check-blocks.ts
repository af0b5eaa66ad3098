import { linesOf } from '../../text/code-frame.ts';
import { isLikeKeys, parseKeys } from '../../protocol/keys.ts';
import { isRegularExpression, patternOf } from '../../protocol/output-pattern.ts';
import { isSession, linesBeforePrompt } from '../../protocol/session.ts';
import { doubtful, placeOnLine, wrong, type Finding } from '../finding.ts';
import { addressKind, addressMeantBy } from './address-kind.ts';
import type { CheckedPage } from './checked-page.ts';
import {
  answerIsPattern,
  answerWithoutQuestion,
  backgroundWithoutReady,
  commandEmpty,
  commandsNotRun,
  elisionUnread,
  fileOutside,
  patternUnusable,
  readyIsText,
  readyWrong,
  titleIsNoFile,
  urlNotOpened,
  urlWrong,
} from './errors.ts';
import { answerIsKeys, keyUnknown } from './key-errors.ts';
import { outsideBecause } from './outside-because.ts';
import type { OutlineBlock } from './read-outline.ts';
import { commandsAreComments, sessionBeginsAmid } from './session-errors.ts';

const otherShells = new Set(
  'ash bat batch cmd csh dash dos ksh nu nushell powershell ps ps1 pwsh tcsh xonsh'.split(' '),
);

/** What is wrong with each block for itself, up to the end of the quickstart. */
export function checkBlocks({ outline, source }: CheckedPage): Finding[] {
  return outline.blocks
    .filter(({ step }) => step !== undefined)
    .flatMap((block) => checkBlock({ block, source }));
}

interface BlockInPage {
  block: OutlineBlock;
  source: string | undefined;
}

function checkBlock(looking: BlockInPage): Finding[] {
  switch (looking.block.role) {
    case 'run':
      return checkRun(looking);
    case 'save':
      return checkSave(looking);
    case 'output':
    case 'open':
      return [...checkUrl(looking), ...checkExpected(looking)];
    case 'answer':
      return checkAnswer(looking);
    case 'read':
      return checkRead(looking);
  }
}

function checkRun(looking: BlockInPage): Finding[] {
  const { block } = looking;
  const { text, isBackground, ready } = block;
  if (text.trim() === '') return [wrong(placeOf(looking), commandEmpty)];
  if (text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line))) {
    return [wrong(placeOf(looking), commandsAreComments)];
  }
  const [before] = isSession(block.language, text) ? linesBeforePrompt(text) : [];
  if (before !== undefined) return [wrong(placeOf(looking), sessionBeginsAmid, before.trim())];
  if (!isBackground) return [];
  if (ready === '') {
    const [first = ''] = text.split('\n', 1);
    return [wrong(placeOf(looking, 'background'), backgroundWithoutReady, first)];
  }
  const kind = addressKind(ready);
  const place = placeOf(looking, ready);
  if (kind === 'broken') return [wrong(place, readyWrong, ready, addressMeantBy(ready))];
  return kind === 'bare' ? [doubtful(place, readyIsText, ready, addressMeantBy(ready))] : [];
}

function checkSave(looking: BlockInPage): Finding[] {
  const { title } = looking.block;
  const outside = outsideBecause(title);
  if (!outside) return [];
  return [wrong(placeOf(looking, title), fileOutside, title, outside.reason, outside.meant)];
}

function checkUrl(looking: BlockInPage): Finding[] {
  const { title } = looking.block;
  const kind = addressKind(title);
  if (kind !== 'broken' && kind !== 'bare') return [];
  return [wrong(placeOf(looking, title), urlWrong, title, addressMeantBy(title))];
}

function checkExpected({ block, source }: BlockInPage): Finding[] {
  return linesOf(block.text).flatMap((text, index) => {
    const line = block.line === undefined ? undefined : block.line + 1 + index;
    const place = placeOnLine(source, line, text.trim());
    const pattern = patternOf(text);
    if (pattern !== undefined && !isRegularExpression(pattern)) {
      return [wrong(place, patternUnusable, pattern)];
    }
    const isDots = /^(?:…|\.{2}|\.{4,}|\[\.{3,}\]|\[…\])$/.test(text.trim());
    return isDots ? [doubtful(place, elisionUnread, text.trim())] : [];
  });
}

function checkAnswer(looking: BlockInPage): Finding[] {
  const { title, text, isKeys } = looking.block;
  if (isKeys) {
    const { unknown } = parseKeys(text);
    if (unknown !== undefined) return [wrong(placeOf(looking, 'keys'), keyUnknown, unknown)];
    if (text.trim() === '') return [wrong(placeOf(looking, 'keys'), keyUnknown, '')];
    return isPattern(title)
      ? [wrong(placeOf(looking, title), answerIsPattern, title, 'a question')]
      : [];
  }
  if (isLikeKeys(text)) return [wrong(placeOf(looking, 'answer'), answerIsKeys, text.trim())];
  if (isPattern(text)) return [wrong(placeOf(looking), answerIsPattern, text, 'an answer')];
  if (title === '') return [doubtful(placeOf(looking, 'answer'), answerWithoutQuestion)];
  if (!isPattern(title)) return [];
  return [wrong(placeOf(looking, title), answerIsPattern, title, 'a question')];
}

function isPattern(text: string): boolean {
  return text.trim() === '...' || text.includes('[..]') || patternOf(text) !== undefined;
}

function checkRead(looking: BlockInPage): Finding[] {
  const { block } = looking;
  const { language, title, isNorun } = block;
  if (isNorun) return [];
  if (otherShells.has(language)) {
    return [doubtful(placeOf(looking, language), commandsNotRun, language)];
  }
  const kind = addressKind(title);
  if (kind === 'address') return [doubtful(placeOf(looking, title), urlNotOpened, title)];
  const isLikeFile = /\s/.test(title) && /^[^:]*\w\.[a-z]\w{0,4}$/i.test(title);
  return isLikeFile ? [doubtful(placeOf(looking, title), titleIsNoFile, title)] : [];
}

/** Where a text stands on the fence of a block. */
function placeOf({ block, source }: BlockInPage, text = '') {
  return placeOnLine(source, block.line, text);
}
