import { doubtful, placeOnLine, type Finding } from '../finding.ts';
import type { CheckedPage } from './checked-page.ts';
import { sectionsInDoubt, stepsInOne } from './errors.ts';
import type { OutlineBlock } from './read-outline.ts';

/** Steps in a form that may be meant as steps, and is read as one. */
export function checkForms(page: CheckedPage): Finding[] {
  return [...checkList(page), ...checkSections(page)];
}

function checkList({ outline, source }: CheckedPage): Finding[] {
  const active = outline.steps.filter(({ actions }) => actions.length > 0);
  const [only] = active;
  if (!only || active.length > 1) return [];
  const blocks = actionsOf(outline.blocks, outline.steps.indexOf(only));
  const items = new Set(blocks.flatMap(({ item }) => item ?? [])).size;
  const beside = blocks.find(({ item }) => item === undefined);
  if (items < 2 || !beside) return [];
  return [doubtful(placeOnLine(source, only.line), stepsInOne, only.title, items, beside.line)];
}

/** A section whose parts look like the steps, on a page that does not show where it ends. */
function checkSections({ outline, source }: CheckedPage): Finding[] {
  if (outline.isFormSaid || outline.showsGoal) return [];
  const active = outline.steps.filter(({ actions }) => actions.length > 0);
  const parted = active.find((step) => {
    const blocks = actionsOf(outline.blocks, outline.steps.indexOf(step));
    return new Set(blocks.flatMap(({ smaller }) => smaller ?? [])).size > 1;
  });
  const other = active.find((step) => step !== parted);
  if (!parted || !other) return [];
  return [doubtful(placeOnLine(source, parted.line), sectionsInDoubt, parted.title, other.title)];
}

function actionsOf(blocks: readonly OutlineBlock[], step: number): OutlineBlock[] {
  return blocks.filter((block) => block.step === step && isAction(block));
}

function isAction({ role }: OutlineBlock): boolean {
  return role === 'run' || role === 'save' || role === 'open';
}
