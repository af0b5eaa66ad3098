import type { MdastNode } from 'satteri';
import type { KnownNames } from '../markdown/known-names.ts';
import type { PageSource } from './page-source.ts';

/** Where something stands in the source; offsets count from the source's start. */
export interface Range {
  start: number;
  end: number;
}

/** The place of what may hold something else. */
export interface OuterRange extends Range {
  /** What stands between its tags; absent when nothing does. */
  inner?: Range;
}

/** A tag with what is known of its properties before the page is rendered. */
export interface WrittenTag extends OuterRange {
  name: string;
  values: Record<string, unknown>;
  /** Properties whose value is code. */
  computed: ReadonlySet<string>;
  /** True when code may give any property. */
  isOpen: boolean;
  /** Why it is for a module alone; absent where it is not. */
  needsModule?: string;
}

/** Code as it stands in the source. */
export interface WrittenCode {
  code: string;
  start: number;
}

/** A page as its writer wrote it, before anything was made of it. */
export interface WrittenPage {
  source: PageSource;
  tree: MdastNode;
  /** Each node with the one that holds it, in the order of the page. */
  nodes: readonly { node: MdastNode; parent: MdastNode | undefined }[];
  tags: readonly WrittenTag[];
  /** Imports and exports. */
  codes: readonly WrittenCode[];
  /** `{…}` in the text; what is a comment is none. */
  expressions: readonly WrittenCode[];
  /** What the imports and exports make of the names. */
  names: KnownNames;
}
