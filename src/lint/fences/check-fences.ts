import type { Finding } from '../finding.ts';
import { checkWords, type FenceContext, type WrittenFence } from './check-words.ts';
import { checkIdleWords, idleWords } from './idle-words.ts';

interface PageContext extends FenceContext {
  /** True where a highlighter of somebody else may read words that are none of ours. */
  hasOtherReaders: boolean;
}

/** What is wrong with the words of a page's fences. */
export function checkFences(fences: readonly WrittenFence[], context: PageContext): Finding[] {
  return [
    ...fences.flatMap((fence) => checkWords(fence, context)),
    ...(context.hasOtherReaders ? [] : checkIdleWords(fences, context)),
  ];
}

/** True where there may be something to say of a fence, on whichever page it stands. */
export function isNoteworthy(fence: WrittenFence): boolean {
  return (
    checkWords(fence, { source: undefined, isQuickstart: true }).length > 0 ||
    idleWords(fence).length > 0
  );
}

/** False where a look at the text alone tells that nothing is to be said of its fences. */
export function mayHoldNoteworthy(text: string): boolean {
  return Array.from(text.matchAll(/(?<![`~])(?:`{3,}|~{3,})([^\r\n]*)/g)).some(
    ([, info = '']) => info.trim() !== '' && isNoteworthy(parseInfo(info)),
  );
}

/** What follows the signs of a fence, parted as Markdown parts it. */
export function parseInfo(info: string): WrittenFence {
  const [, language = '', meta = ''] = /^\s*(\S*)\s*(.*?)\s*$/s.exec(info) ?? [];
  return { language, meta };
}
