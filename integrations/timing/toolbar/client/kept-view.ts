/** What the writer opened and chose. */
export interface KeptView {
  isOpen: boolean;
  /** Ids of the steps that are open. */
  steps: string[];
  variant?: string;
}

const key = 'meantime:toolbar';

/** As it was kept; closed where nothing was, or where the browser keeps nothing. */
export function readView(): KeptView {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '');
    if (isView(kept)) return kept;
  } catch {
    // Nothing was kept, or nothing may be.
  }
  return { isOpen: false, steps: [] };
}

/** Keeps it for when the page is loaded again, as most sites are by an edit. */
export function keepView(view: KeptView): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(view));
  } catch {
    // The browser keeps nothing; an edit that loads the page again closes the panel.
  }
}

function isView(value: unknown): value is KeptView {
  const { isOpen, steps, variant } = Object(value) as Partial<Record<keyof KeptView, unknown>>; // read field by field
  const isVariant = variant === undefined || typeof variant === 'string';
  return typeof isOpen === 'boolean' && Array.isArray(steps) && isVariant;
}
