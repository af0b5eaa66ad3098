/** What a round of edits did to the site. */
export interface Edits {
  /** Ids of the pages that came, went or changed. */
  ids: string[];
  /** Their files, from the project's root. */
  files: string[];
  /** True when a page's frontmatter is another, or a page came or went. */
  isFrontmatter: boolean;
  /** True when the navigation reads or leads otherwise than before. */
  isNavigation: boolean;
}

type Listener = (edits: Edits) => void;

// Astro runs the loader by modules of its own, so that it and the integration meet here alone.
const listeners = globalThis as unknown as Record<symbol, Listener | undefined>;

/** @param root URL of the project */
export function onEdits(root: string, listener: Listener): void {
  listeners[nameOf(root)] = listener;
}

/** @param root URL of the project */
export function announceEdits(root: string, edits: Edits): void {
  listeners[nameOf(root)]?.(edits);
}

function nameOf(root: string): symbol {
  return Symbol.for(`meantime edits of ${root}`);
}
