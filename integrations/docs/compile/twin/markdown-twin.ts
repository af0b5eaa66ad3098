import { outdent } from './outdent.ts';
import { placeParts } from './place-parts.ts';
import type { Range } from '../../parse/written-page.ts';
import type { WrittenPart } from './written-part.ts';

/**
 * The page as Markdown that reads well as plain text: what its writer wrote, with each component in
 * its Markdown form.
 *
 * @param source the page, frontmatter blanked
 */
export function markdownTwin(source: string, parts: readonly WrittenPart[]): string {
  const sorted = parts.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return `${writeRange(source, { start: 0, end: source.length }, sorted)}\n`;
}

/** @param parts those in the range, the outer before what it holds */
function writeRange(source: string, range: Range, parts: readonly WrittenPart[]): string {
  const met: { part: WrittenPart; within: WrittenPart[] }[] = [];
  let text = '';
  let at = range.start;
  for (const part of parts) {
    const last = met.at(-1);
    if (last && part.start < last.part.end) {
      last.within.push(part);
      continue;
    }
    // Marked until the lines around it are set right; no page holds this character.
    text += `${source.slice(at, part.start)}\0${met.length}\0`;
    met.push({ part, within: [] });
    at = part.end;
  }
  text += source.slice(at, range.end);
  const placed = met.map(({ part: { inner, isBlock, form }, within }) => ({
    isBlock,
    text: form(inner ? writeRange(source, wholeLines(source, inner), within) : '').trimEnd(),
  }));
  const before = beforeOnLine(source, range.start);
  return placeParts(outdent(text, quotesIn(before), before === ''), placed);
}

/** A range with nothing before it on its line but the indent starts with the line. */
function wholeLines(source: string, { start, end }: Range): Range {
  const before = beforeOnLine(source, start);
  return { start: before.trim() === '' ? start - before.length : start, end };
}

/** How many quotes (`>`) a line is in that begins so. */
function quotesIn(line: string): number {
  return (/^[\s>]*/.exec(line)?.[0] ?? '').replace(/[^>]/g, '').length;
}

function beforeOnLine(source: string, offset: number): string {
  return source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
}
