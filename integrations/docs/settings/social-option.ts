import { z } from 'astro/zod';

const socialImages = z.strictObject({
  /**
   * Packages of Fontsource whose letters are drawn; of those that have a letter, the first draws it.
   *
   * @default ['@fontsource/noto-sans']
   */
  fonts: z
    .array(
      z.string().regex(/^@fontsource\/[a-z\d-]+$/, 'must be a package such as @fontsource/inter'),
    )
    .min(1)
    .default(['@fontsource/noto-sans']),
  /**
   * Picture before the site's title, as a path below `public/`.
   *
   * @default the site's logo for dark colours
   */
  logo: z.string().startsWith('/').optional(),
  /**
   * Of the bar and the section, on a dark ground.
   *
   * @default '#ff9a5f'
   */
  colour: z
    .string()
    .regex(/^#[\da-f]{6}$/i, 'must be a colour such as "#ff9a5f"')
    .optional(),
});

/** `true` is written out. */
export const socialImagesOption = z.union(
  [z.literal(false), z.literal(true).transform(() => socialImages.parse({})), socialImages],
  {
    error:
      'must be true, or { fonts, logo, colour } with packages such as @fontsource/inter and a colour such as "#ff9a5f"',
  },
);
