import { blockSelector } from '../../../src/protocol/markup.ts';
import type { ViewedQuickstart } from './quickstart-view.ts';

/** Puts an element at the end of the last step: before the heading after it, else at the end. */
export function placeAtEnd(element: Element, { headings, end }: ViewedQuickstart): void {
  const [first, last] = [headings.at(0), headings.at(-1)];
  if (!first || !last) return;
  if (end) {
    // Themes wrap headings: the place is before the outermost wrapper that is not the step's too.
    let next = end;
    while (next.parentElement && !next.parentElement.contains(last)) next = next.parentElement;
    next.before(element);
    return;
  }
  const blocks = Array.from(document.querySelectorAll(blockSelector));
  const lastBlock = blocks.findLast((block) => follows(last, block)) ?? last;
  let container = last.parentElement;
  while (container && !(container.contains(first) && container.contains(lastBlock))) {
    container = container.parentElement;
  }
  container?.append(element);
}

function follows(first: Node, second: Node): boolean {
  return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
