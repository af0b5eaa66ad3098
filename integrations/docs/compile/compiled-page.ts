import type { MarkdownHeading } from 'astro';
import type { Outline } from '../../../src/lint/quickstart/read-outline.ts';
import type { WrittenDiagram } from '../mistakes/diagram-mistakes.ts';
import type { PageImport } from '../parse/page-imports.ts';
import type { PageLinks } from './links/page-links.ts';

/** A page that is data: everything that the build makes of it. */
export interface PlainPage {
  kind: 'plain';
  /** Its body, without the title that comes from the frontmatter. */
  html: string;
  headings: MarkdownHeading[];
  /** The body for those who read plain text, its addresses marked (`twin/link-marks.ts`). */
  markdown: string;
  links: PageLinks;
}

/** A page that holds code, so that it goes Astro's way. */
export interface ModulePage {
  kind: 'module';
  /** Why it is one: `it holds the expression {1}`. */
  reason: string;
  links: PageLinks;
  /** What it imports. */
  imports: PageImport[];
  /** Code in its text. */
  expressions: PlacedCode[];
}

/** `{…}` in the text of a page. */
export interface PlacedCode {
  code: string;
  line: number;
  column: number;
}

/** Something to mend that keeps no page from being built; without the page's path, which is not its. */
export interface PageWarning {
  code: string;
  title: string;
  message: string;
  hint?: string;
  line: number;
  column: number;
  /** From the project's root, where it is not the page's own. */
  file?: string;
}

export type CompiledPage = (PlainPage | ModulePage) & {
  warnings: PageWarning[];
  /** Of a quickstart whose steps are known before it is rendered. */
  outlines?: readonly Outline[];
  /** What was drawn for it; absent where nothing was. */
  diagrams?: readonly WrittenDiagram[];
  /** Of the heading that is the page's title, which the theme writes; absent where none is. */
  titleId?: string;
};
