import { z } from 'astro/zod';

const property = z.strictObject({
  /**
   * `flag` is written without a value; `icon` is the name of an icon of Lucide.
   *
   * @default 'text'
   */
  kind: z.enum(['text', 'flag', 'icon']).default('text'),
  /**
   * The page does not compile without it.
   *
   * @default false
   */
  required: z.boolean().default(false),
  /**
   * The only values of a text.
   *
   * @default any
   */
  oneOf: z.array(z.string().min(1)).min(1).optional(),
  /**
   * What it is where it is not written.
   *
   * @default none
   */
  default: z.string().optional(),
});

const component = z.strictObject({
  /**
   * What a page may give it, by name. One called `href` or `src` is an address, which is resolved and
   * checked as links are.
   *
   * @default {}
   */
  properties: z.record(z.string().regex(/^[a-z][A-Za-z\d]*$/), property).default({}),
  /**
   * It stands in a line of text, where the others are blocks of their own.
   *
   * @default false
   */
  inline: z.boolean().default(false),
  /** Template of its HTML. */
  html: z.string().min(1),
  /** Template of the same as Markdown, for those who read the page as text. */
  markdown: z.string(),
});

/** Components of the site's own, by name. */
export const componentsOption = z.record(
  z.string().regex(/^[A-Z][A-Za-z\d]*$/, 'must be a name such as "Price"'),
  component,
);

/** A component that a site declares as data. */
export type SiteComponent = z.output<typeof component>;
