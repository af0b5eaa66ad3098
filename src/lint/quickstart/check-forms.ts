import { doubtful, placeOnLine, type Finding } from '../finding.ts';
import type { CheckedPage } from './checked-page.ts';
import { stepInLaterTab, stepsInOne } from './errors.ts';
import type { OutlineBlock } from './read-outline.ts';

/** Steps in forms that are not read as steps. */
export function checkForms({ outline, source }: CheckedPage): Finding[] {
  const hidden = outline.hiddenHeadings.map(({ title, tab, line }) =>
    doubtful(placeOnLine(source, line), stepInLaterTab, title, tab),
  );
  return [...hidden, ...checkOneStep({ outline, source })];
}

function checkOneStep({ outline, source }: Pick<CheckedPage, 'outline' | 'source'>): Finding[] {
  const active = outline.steps.filter(({ actions }) => actions.length > 0);
  const [only] = active;
  if (!only || active.length > 1) return [];
  const step = outline.steps.indexOf(only);
  const blocks = outline.blocks.filter((block) => block.step === step && isAction(block));
  const place = placeOnLine(source, only.line);
  const headings = countOf(blocks, ({ part }) => part);
  if (headings > 1) {
    const hint = 'Write their headings with two signs: ## Install';
    return [doubtful(place, stepsInOne, only.title, headings, 'smaller sections', hint)];
  }
  const items = countOf(blocks, ({ item }) => item);
  if (items < 2) return [];
  const hint = 'Give each of them a heading in place of its number: ## Install';
  return [doubtful(place, stepsInOne, only.title, items, 'items of a list', hint)];
}

function isAction({ role }: OutlineBlock): boolean {
  return role === 'run' || role === 'save' || role === 'open';
}

function countOf(
  blocks: readonly OutlineBlock[],
  partOf: (block: OutlineBlock) => number | undefined,
): number {
  return new Set(blocks.map(partOf).filter((part) => part !== undefined)).size;
}
