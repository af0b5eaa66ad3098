import { partFence } from '../protocol/fence.ts';
import { checkWords, type WrittenFence } from './fences/check-words.ts';
import { located, type Findings } from './finding.ts';
import { checkQuickstart } from './quickstart/check-quickstart.ts';
import type { CheckedQuickstart } from './quickstart/checked-page.ts';

/** What is wrong with a quickstart as far as its rendered page tells, which is all but idle words. */
export function checkRendered(page: CheckedQuickstart): Findings {
  const { source, outlines, file } = page;
  // All variants are of the same blocks.
  const blocks = outlines[0]?.blocks ?? [];
  const fences = blocks.flatMap(({ fence, line }): WrittenFence[] =>
    fence === undefined ? [] : [{ ...parseInfo(fence), ...(line !== undefined && { line }) }],
  );
  const ofFences = fences.flatMap((fence) => checkWords(fence, { source, isQuickstart: true }));
  const hasBroken = ofFences.some(({ level }) => level === 'error');
  return located([...ofFences, ...checkQuickstart(page, hasBroken)], file);
}

/** Language and words of a fence, parted as Markdown parts them. */
function parseInfo(info: string): WrittenFence {
  const [, language = '', meta = ''] = /^\s*(\S*)\s*(.*?)\s*$/s.exec(info) ?? [];
  return partFence(language, meta);
}
