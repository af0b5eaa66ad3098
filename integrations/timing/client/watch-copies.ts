import { blockSelector, copyButtonSelector } from '../../../src/protocol/markup.ts';

/** Calls back with each code block that is copied, by its button or by hand, and its index. */
export function watchCopies(copied: (block: Element, index: number) => void): void {
  document.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest(copyButtonSelector) : null;
      // Without a frame of its own the button copies something else: the page, a link.
      const frame = button?.closest(`figure, .expressive-code, ${blockSelector}`);
      const block = frame?.matches(blockSelector) ? frame : frame?.querySelector(blockSelector);
      if (block) copied(block, blocks().indexOf(block));
    },
    { capture: true },
  );
  document.addEventListener(
    'copy',
    () => {
      const selection = getSelection();
      for (const [index, block] of blocks().entries()) {
        if (selection?.type === 'Range' && selection.containsNode(block, true)) {
          copied(block, index);
        }
      }
    },
    { capture: true },
  );
}

function blocks(): Element[] {
  return Array.from(document.querySelectorAll(blockSelector));
}
