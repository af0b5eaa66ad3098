import { z } from 'astro/zod';
import { describeIssues } from './describe-issues.ts';
import { optionsInvalid } from './errors.ts';
import { isLanguage } from './language.ts';

const link = z.strictObject({
  /** What the reader sees. */
  label: z.string().min(1),
  /** A URL, or a path of this site that starts with `/`. */
  href: z.string().min(1),
});

const docsOptions = z.strictObject({
  /** Name of the site: in the header, and after the title of each page. */
  title: z.string().min(1),
  /**
   * One sentence for search engines, on pages that have no description of their own.
   *
   * @default none
   */
  description: z.string().min(1).optional(),
  /**
   * Folder of the pages, relative to the project's root.
   *
   * @default 'content'
   */
  content: z.string().min(1).default('content'),
  /**
   * Language of the pages, as a BCP 47 tag.
   *
   * @default 'en'
   */
  lang: z.string().refine(isLanguage, 'must be a language such as "en" or "pt-BR"').default('en'),
  /**
   * Where pages are edited; the page's path from the project's root is appended:
   * `https://github.com/me/my-docs/edit/main/`.
   *
   * @default none: pages have no edit link
   */
  editUrl: z.url().optional(),
  /**
   * Image before the title, as a path below `public/`: `/logo.svg`.
   *
   * @default a small dial
   */
  logo: z.string().startsWith('/').optional(),
  /**
   * Links in the header, such as the repository.
   *
   * @default []
   */
  links: z.array(link).default([]),
  /**
   * Stylesheets of the site's own, as paths from the project's root. They win over the theme, whose
   * colours and fonts are the custom properties in `theme/styles/tokens.css`.
   *
   * @default []
   */
  styles: z.array(z.string().min(1)).default([]),
  /**
   * One line at the foot of each page.
   *
   * @default none
   */
  footer: z.string().min(1).optional(),
});

/** What a user writes. */
export type DocsOptions = z.input<typeof docsOptions>;

/** The same with every default filled in. */
export type DocsSettings = z.output<typeof docsOptions>;

/** @throws MeantimeError `docs-options-invalid`, naming the path of each wrong key */
export function readOptions(options: DocsOptions): DocsSettings {
  const result = docsOptions.safeParse(options);
  if (!result.success) throw optionsInvalid(describeIssues(result.error.issues, options));
  return result.data;
}
