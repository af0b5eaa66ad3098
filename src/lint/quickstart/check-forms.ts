import { doubtful, placeOnLine, type Finding } from '../finding.ts';
import type { CheckedPage } from './checked-page.ts';
import { stepsInOne } from './errors.ts';
import type { OutlineBlock } from './read-outline.ts';

/** Steps in a form that may be meant as steps, and is read as one. */
export function checkForms({ outline, source }: CheckedPage): Finding[] {
  const active = outline.steps.filter(({ actions }) => actions.length > 0);
  const [only] = active;
  if (!only || active.length > 1) return [];
  const step = outline.steps.indexOf(only);
  const blocks = outline.blocks.filter((block) => block.step === step && isAction(block));
  const items = new Set(blocks.flatMap(({ item }) => item ?? [])).size;
  const beside = blocks.find(({ item }) => item === undefined);
  if (items < 2 || !beside) return [];
  return [doubtful(placeOnLine(source, only.line), stepsInOne, only.title, items, beside.line)];
}

function isAction({ role }: OutlineBlock): boolean {
  return role === 'run' || role === 'save' || role === 'open';
}
