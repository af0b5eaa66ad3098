import { z } from 'astro/zod';
import { plainText } from './plain-text.ts';

const banner = z.strictObject({
  /** What readers are told, in one line. */
  text: plainText,
  /** Where they read more: a URL, or a path of this site that starts with `/`. */
  href: plainText.optional(),
});

/** One line above the pages: the text alone, or with where it leads; `false` for none. */
export const bannerSchema = z
  .union([z.literal(false), plainText, banner], {
    error: 'must be text, { text, href } or false',
  })
  .transform((given) => (typeof given === 'string' ? { text: given } : given));

export type Banner = Exclude<z.output<typeof bannerSchema>, false>;
