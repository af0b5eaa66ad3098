import { partFence } from '../../../src/protocol/fence.ts';
import { checkIdleWords } from '../../../src/lint/fences/idle-words.ts';
import { checkWords, type WrittenFence } from '../../../src/lint/fences/check-words.ts';
import type { Finding } from '../../../src/lint/finding.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import type { Mistake } from './mistake.ts';

/** Fences with words that are not what their writer meant. */
export function fenceMistakes(page: WrittenPage): Mistake[] {
  return mistakesOf(findingsOf(page), 'error');
}

/**
 * A warning for words of fences that do nothing.
 *
 * @param hasOtherReaders true where a highlighter of somebody else may read words that are none of
 * ours, so that nothing can be said of those
 */
export function fenceWarnings(page: WrittenPage, hasOtherReaders: boolean): Mistake[] {
  const { text } = page.source;
  const context = { source: text, isQuickstart: isQuickstart(page) };
  const idle = hasOtherReaders ? [] : checkIdleWords(fencesOf(page), context);
  return mistakesOf([...findingsOf(page), ...idle], 'warning');
}

function findingsOf(page: WrittenPage): Finding[] {
  const context = { source: page.source.text, isQuickstart: isQuickstart(page) };
  return fencesOf(page).flatMap((fence) => checkWords(fence, context));
}

function fencesOf({ nodes }: WrittenPage): WrittenFence[] {
  return nodes.flatMap(({ node }): WrittenFence[] => {
    // What is indented is code without a fence.
    if (node.type !== 'code' || !node.lang) return [];
    const line = node.position?.start.line;
    return [{ ...partFence(node.lang, node.meta ?? ''), ...(line !== undefined && { line }) }];
  });
}

function isQuickstart({ source: { frontmatter } }: WrittenPage): boolean {
  return frontmatter['quickstart'] !== undefined;
}

function mistakesOf(findings: readonly Finding[], level: Finding['level']): Mistake[] {
  return findings.flatMap((finding): Mistake[] => {
    if (finding.level !== level) return [];
    const { line = 1, column = 1 } = finding.place ?? {};
    return [{ place: { line, column }, at: (location) => finding.at({ location }) }];
  });
}
