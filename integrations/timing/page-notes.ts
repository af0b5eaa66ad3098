import type { QuickstartMeta } from '../../src/protocol/markup.ts';
import type { FenceAsWritten } from '../../src/protocol/fence-attributes.ts';

/** What is noted of a page while it is Markdown, and written into its HTML once that is made. */
export interface PageNotes {
  fences: (FenceAsWritten & { text: string })[];
  /** What the page as a whole carries; absent where docs() puts its head together. */
  mark?: PageMark;
  /** To be added to the lines of the page's body; undefined where they cannot be told. */
  lineOffset: number | undefined;
}

/** What a page says of itself, for whoever puts its head together. */
export interface PageMark {
  /** Its file, relative to the project's root. */
  source: string;
  /** `quickstart:` of its frontmatter, checked; absent where it has none. */
  quickstart?: Omit<QuickstartMeta, 'id' | 'source'> | { problem: string };
}

/** On some element of the page: its mark, as JSON, percent-encoded. */
export const pageMark = 'data-meantime-page';

const key = 'meantime:notes';

/** The notes of the page that a bag of data belongs to; `make` is asked once a page. */
export function notesIn(data: object, make: () => PageNotes | undefined): PageNotes | undefined {
  if (!Reflect.has(data, key)) Reflect.set(data, key, make());
  return Reflect.get(data, key) as PageNotes | undefined; // nobody else writes under this name
}
