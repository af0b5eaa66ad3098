import { copyButtonSelector } from '../../../src/protocol/copy-button-selector.ts';
import { blockSelector, markup } from '../../../src/protocol/markup.ts';
import type { ViewedQuickstart } from './view-quickstart.ts';

interface Acts {
  /** The steps as they stand on the page by now. */
  view: () => ViewedQuickstart;
  /** Counts a step as reached by now. */
  reach: (step: number) => void;
  /** Told of each block that is copied, by its button or by hand, its index, and whether it is in a step. */
  copied: (index: number, isInStep: boolean) => void;
}

/** Watches what the reader does on the page: where they act they are, whatever is on screen. */
export function watchActs({ view, reach, copied }: Acts, signal: AbortSignal): void {
  const listen = (type: string, listener: (event: Event) => void): void => {
    document.addEventListener(type, listener, { signal, capture: true, passive: true });
  };
  const act = ({ target }: Pick<Event, 'target'>): boolean => {
    // What accompanies the reader belongs to no step.
    if (!(target instanceof Element) || target.closest(`[${markup.ignore}]`)) return false;
    const step = stepAt(view(), target);
    if (step >= 0) reach(step);
    return step >= 0;
  };
  const copy = (block: Element): void => {
    const isInStep = act({ target: block });
    copied(blocks().indexOf(block), isInStep);
  };
  listen('pointerdown', act);
  listen('focusin', act);
  listen('click', ({ target }) => {
    const button = target instanceof Element ? target.closest(copyButtonSelector) : null;
    // Without a frame of its own the button copies something else: the page, a link.
    const frame = button?.closest(`figure, .expressive-code, ${blockSelector}`);
    const block = frame?.matches(blockSelector) ? frame : frame?.querySelector(blockSelector);
    if (block) copy(block);
  });
  listen('copy', () => {
    const selection = getSelection();
    if (selection?.type !== 'Range') return;
    for (const block of blocks()) if (selection.containsNode(block, true)) copy(block);
  });
}

/** Index of the step that a place on the page belongs to; -1 when it belongs to none. */
function stepAt({ steps, end, root }: ViewedQuickstart, place: Node): number {
  const isReachedBy = (heading: Element): boolean =>
    heading.contains(place) ||
    (heading.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  if (!root?.contains(place)) return -1;
  if (!steps.length || (end && isReachedBy(end))) return -1;
  // What stands before the first heading belongs to the first step.
  return Math.max(
    0,
    steps.findLastIndex(({ heading }) => isReachedBy(heading)),
  );
}

function blocks(): Element[] {
  return Array.from(document.querySelectorAll(blockSelector));
}
