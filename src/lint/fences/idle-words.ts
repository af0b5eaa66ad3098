import { readLook } from '../../protocol/code-look.ts';
import { readWords, type WrittenWord } from '../../protocol/fence.ts';
import { isFenceWord } from '../../protocol/fence-words.ts';
import { doubtful, type Finding } from '../finding.ts';
import { checkWords, placeOfWord, type FenceContext, type WrittenFence } from './check-words.ts';
import { fenceWordIdle } from './errors.ts';
import { misreading } from './misreading.ts';
import { isTitleOfOthers } from './words-of-others.ts';

const shownWords = 6;

/**
 * One warning for all words of a page that nothing reads, at the first of them. Where a highlighter
 * of somebody else is at work, it may read them, so nothing can be said.
 */
export function checkIdleWords(fences: readonly WrittenFence[], context: FenceContext): Finding[] {
  const idle = fences.flatMap((fence) =>
    checkWords(fence, context).length > 0 ? [] : idleWords(fence).map((word) => ({ fence, word })),
  );
  const [first] = idle;
  if (!first) return [];
  const words = [...new Set(idle.map(({ word }) => word.text))];
  const blocks = new Set(idle.map(({ fence }) => fence)).size;
  const title = idle.map(({ word }) => titleIn(word)).find((one) => one !== undefined);
  const place = placeOfWord(first.fence, first.word, context);
  const shown = words.slice(0, shownWords).concat(words.length > shownWords ? ['…'] : []);
  return [doubtful(place, fenceWordIdle, shown, blocks, title)];
}

/** What another generator takes for the title: `filename="a.js"`, `[a.js]`. */
function titleIn({ text, name, value }: WrittenWord): string | undefined {
  if (name !== undefined && isTitleOfOthers(name)) return value;
  return /^\[([\w@./-]*\.\w+)\]$/.exec(text)?.[1];
}

/** The words of a fence that are none of ours. */
export function idleWords({ meta }: WrittenFence) {
  const words = readWords(meta);
  const { read } = readLook(words);
  return words.filter(
    (word) =>
      !(word.name !== undefined && isFenceWord(word.name)) && !misreading(word) && !read.has(word),
  );
}
