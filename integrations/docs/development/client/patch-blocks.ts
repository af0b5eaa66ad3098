import { carryState } from './carry-state.ts';
import { markupOf } from './markup-of.ts';

const contentSelector = '.prose[data-meantime-content]';

/** What each block was when it came from the server; scripts may have changed it since. */
const served = new WeakMap<Element, string>();

/** Takes the blocks of a page for what the server sent. */
export function rememberBlocks(page: Document): void {
  for (const block of page.querySelector(contentSelector)?.children ?? []) {
    served.set(block, markupOf(block));
  }
}

/**
 * Replaces the blocks that are others, and those alone, so that the rest keeps what the reader did
 * to it. What scripts have added is removed where something is replaced: they add it again.
 *
 * @returns false when nothing was to be replaced
 */
export function patchBlocks(content: Element, next: Element): boolean {
  if (hasLooseText(content) || hasLooseText(next)) return replaceAll(content, next);
  const old = [...content.children].filter((block) => served.has(block));
  const made = [...next.children];
  const texts = made.map(markupOf);
  const isSame = (block: Element | undefined, text: string | undefined): boolean =>
    block !== undefined && served.get(block) === text;
  let start = 0;
  while (start < made.length && isSame(old[start], texts[start])) start += 1;
  let end = 0;
  while (
    end < Math.min(made.length, old.length) - start &&
    isSame(old.at(-1 - end), texts.at(-1 - end))
  ) {
    end += 1;
  }
  const gone = old.slice(start, old.length - end);
  const come = made.slice(start, made.length - end);
  if (gone.length + come.length === 0) return false;
  for (const extra of [...content.children]) if (!served.has(extra)) extra.remove();
  carryState(gone, come);
  for (const block of come) served.set(block, markupOf(block));
  const following = old[old.length - end] ?? null;
  for (const block of come) content.insertBefore(block, following);
  for (const block of gone) block.remove();
  return true;
}

/** Text between the blocks, which no block carries. */
function hasLooseText(content: Element): boolean {
  return [...content.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
  );
}

function replaceAll(content: Element, next: Element): boolean {
  const blocks = [...content.children].map((block) => served.get(block) ?? '').join('');
  const isSame =
    blocks === [...next.children].map(markupOf).join('') &&
    content.textContent === next.textContent;
  if (isSame) return false;
  carryState([...content.children], [...next.children]);
  content.replaceChildren(...next.childNodes);
  rememberBlocks(document);
  return true;
}
