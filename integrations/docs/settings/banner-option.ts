import { z } from 'astro/zod';

const banner = z.strictObject({
  /** What readers are told, in one line. */
  text: z.string().min(1),
  /** Where they read more: a URL, or a path of this site that starts with `/`. */
  href: z.string().min(1).optional(),
});

/** One line above the pages: the text alone, or with where it leads; `false` for none. */
export const bannerSchema = z
  .union([z.literal(false), z.string().min(1), banner], {
    error: 'must be text, { text, href } or false',
  })
  .transform((given) => (typeof given === 'string' ? { text: given } : given));

export type Banner = Exclude<z.output<typeof bannerSchema>, false>;
