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
