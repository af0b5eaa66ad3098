import { z } from 'astro/zod';
import { plainText } from './plain-text.ts';

const entry = z.strictObject({
  tag: z.enum(['meta', 'link', 'script', 'style', 'noscript', 'base']),
  /**
   * Of the element; `true` for one without a value.
   *
   * @default {}
   */
  attrs: z.record(plainText, z.union([z.literal(''), plainText, z.boolean()])).default({}),
  /**
   * What stands in it, as it is.
   *
   * @default nothing
   */
  content: z.union([z.literal(''), plainText]).optional(),
});

/** Elements for the `<head>` of pages, behind those of the theme. */
export const headSchema = z.array(entry);

export type HeadEntry = z.output<typeof entry>;
