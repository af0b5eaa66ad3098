/** One page of a test site, before it is written the way a generator wants it. */
export interface Page {
  /** Path without an ending, below the folder of the pages: `section-00/page-00007`. */
  path: string;
  title: string;
  /** MDX without imports, expressions and components. */
  body: string;
  /** Text of the page that no other page has; proves that the page was rendered. */
  mark: string;
}

/** Makes page `index`, counted from 0. */
export type PageSource = (index: number) => Page;

/** Fifty pages share a folder. */
export function pagePath(index: number): string {
  const section = String(Math.floor(index / 50)).padStart(2, '0');
  return `section-${section}/page-${String(index).padStart(5, '0')}`;
}
