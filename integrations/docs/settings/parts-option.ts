import { z } from 'astro/zod';

const file = z.string().min(1).endsWith('.astro');

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
