import { z } from 'astro/zod';

const file = z.string().refine((path) => path.endsWith('.astro') && isBelow(path), {
  error: ({ input }) =>
    `must be the path of an .astro file below the project, such as src/Footer.astro, but is ${JSON.stringify(input)}`,
});

/** True for a path that does not lead out of the folder that it begins at. */
function isBelow(path: string): boolean {
  return !/^[a-z][a-z\d+.-]*:/i.test(path) && !path.split(/[\\/]/).includes('..');
}

/** Parts of the theme, each with what replaces it. */
export const partsSchema = z.strictObject({
  /** What stands above every page. */
  header: file.optional(),
  /** What stands below every page. */
  footer: file.optional(),
  /** The pages of the site. */
  sidebar: file.optional(),
  /** The headings of the page. */
  tableOfContents: file.optional(),
  /** Title, description and what stands with them. */
  pageHeader: file.optional(),
  /** When the page was changed, where it is edited, what comes before and after it. */
  pageFooter: file.optional(),
});

export type PartName = keyof typeof partsSchema.shape;
