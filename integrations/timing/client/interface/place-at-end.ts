import { blockSelector } from '../../../../src/protocol/markup.ts';
import type { ViewedQuickstart } from '../view-quickstart.ts';

/** Puts an element at the end of a step: before the heading after it, else at the end of the text. */
export function placeAtEnd(element: Element, { steps, end }: ViewedQuickstart, step: number): void {
  const [first, own] = [steps[0]?.heading, steps[step]?.heading];
  if (!first || !own) return;
  // A list holds nothing but its items.
  if (own.localName === 'li') {
    own.append(element);
    return;
  }
  const after = steps[step + 1]?.heading ?? end;
  if (after) {
    // Themes wrap headings: the place is before the outermost wrapper that is not the step's too.
    let next = after;
    while (next.parentElement && !next.parentElement.contains(own)) next = next.parentElement;
    next.before(element);
    return;
  }
  const blocks = Array.from(document.querySelectorAll(blockSelector));
  const lastBlock = blocks.findLast((block) => follows(own, block)) ?? own;
  let container = own.parentElement;
  while (container && !(container.contains(first) && container.contains(lastBlock))) {
    container = container.parentElement;
  }
  container?.append(element);
}

function follows(first: Node, second: Node): boolean {
  return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
