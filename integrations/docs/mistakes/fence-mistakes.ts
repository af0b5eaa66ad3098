import { partFence } from '../../../src/protocol/fence.ts';
import { checkIdleWords } from '../../../src/lint/fences/idle-words.ts';
import { checkLook, type WrittenBlock } from '../../../src/lint/fences/check-look.ts';
import { checkWords } from '../../../src/lint/fences/check-words.ts';
import { codeNotImported } from '../../../src/lint/fences/errors.ts';
import { placeOnLine, wrong, type Finding } from '../../../src/lint/finding.ts';
import { codeGroupName } from '../markdown/code-groups.ts';
import { codeImport, readImport } from '../markdown/import-code.ts';
import { shownFence } from '../markdown/fence-marks.ts';
import type { ReadSamples } from '../markdown/read-samples.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import type { Mistake } from './mistake.ts';

/** Fences with words that are not what their writer meant. */
export function fenceMistakes(page: WrittenPage, samples?: ReadSamples): Mistake[] {
  const found = [...findingsOf(page), ...lookFindings(page, samples), ...importFindings(page)];
  return mistakesOf(found, 'error');
}

/**
 * A warning for words of fences that do nothing.
 *
 * @param hasOtherReaders true where a highlighter of somebody else may read words that are none of
 * ours, so that nothing can be said of those
 */
export function fenceWarnings(
  page: WrittenPage,
  hasOtherReaders: boolean,
  samples?: ReadSamples,
): Mistake[] {
  const { text } = page.source;
  const context = { source: text, isQuickstart: isQuickstart(page) };
  // A highlighter of somebody else may read them in its own way.
  const ofLook = hasOtherReaders
    ? []
    : [...checkIdleWords(fencesOf(page), context), ...lookFindings(page, samples)];
  return mistakesOf([...findingsOf(page), ...ofLook], 'warning');
}

function findingsOf(page: WrittenPage): Finding[] {
  const context = { source: page.source.text, isQuickstart: isQuickstart(page) };
  return fencesOf(page).flatMap((fence) => checkWords(fence, context));
}

function lookFindings(page: WrittenPage, samples: ReadSamples | undefined): Finding[] {
  const context = { source: page.source.text, isQuickstart: isQuickstart(page) };
  return fencesOf(page, samples).flatMap((fence) => checkLook(fence, context));
}

/** Blocks whose code is in a file that does not have it. */
function importFindings({ nodes, source: { text, file } }: WrittenPage): Finding[] {
  return nodes.flatMap(({ node }): Finding[] => {
    const wanted = node.type === 'code' ? codeImport(node.meta ?? '', node.value) : undefined;
    const read = wanted && readImport(wanted, file);
    if (!wanted || !read || 'code' in read) return [];
    const place = placeOnLine(text, node.position?.start.line, wanted.word.text);
    return [wrong(place, codeNotImported, wanted.word.value ?? '', read.reason)];
  });
}

function fencesOf({ nodes, source }: WrittenPage, samples?: ReadSamples): WrittenBlock[] {
  return nodes.flatMap(({ node, parent }): WrittenBlock[] => {
    // What is indented is code without a fence.
    if (node.type !== 'code' || !node.lang) return [];
    const line = node.position?.start.line;
    const written = { language: node.lang, meta: node.meta ?? '', code: node.value };
    // There a word in brackets is the label of the tab.
    const isInGroup = parent?.type === 'containerDirective' && parent.name === codeGroupName;
    const parted = { ...partFence(node.lang, written.meta), ...(line !== undefined && { line }) };
    const own = isInGroup ? parted.meta.replace(/\[[^\]]*\]/, '') : parted.meta;
    const meta = own.replace(codeImport(own, node.value)?.word.text ?? '', '');
    const shown = shownFence(written, source.file, samples).code;
    return [{ ...parted, meta, code: node.value, shown }];
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
