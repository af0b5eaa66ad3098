import type { OuterRange } from '../../parse/written-page.ts';

/** A part of a page's source that its Markdown twin writes in another form. */
export interface WrittenPart extends OuterRange {
  /** True for what stands on lines of its own. */
  isBlock: boolean;
  /** The part as Markdown; `inner` is Markdown. */
  form: (inner: string) => string;
}
