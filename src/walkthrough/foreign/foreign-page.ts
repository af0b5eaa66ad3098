import type { Variant } from '../../protocol/manifest.ts';
import type { OpenNotes } from './page-notes.ts';

/** What was read of a page that Meantime did not build. */
export interface ForeignPage {
  /** Where it was found, after redirects. */
  url: string;
  title: string;
  /** What made it, where it says so. */
  generator?: string;
  /** The text that shows that it worked; absent where nobody named one and the page shows no output. */
  goal?: PageGoal;
  /** Each with its modelled times, the page's own first one first; none where the page has no steps. */
  variants: Variant[];
  /** By the index of a block that stands behind a tab of its file's name, that tab's index. */
  files: ReadonlyMap<number, number>;
  /** What the page says that a reader must have, in its own words. */
  needs: string[];
  /** Addresses of the reader's own machine that it names. */
  addresses: string[];
  notes: OpenNotes;
}

export interface PageGoal {
  text: string;
  /** `page`: it is what its last output says. */
  from: 'given' | 'page';
}
