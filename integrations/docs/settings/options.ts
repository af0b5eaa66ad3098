import { z } from 'astro/zod';
import { describeIssues } from '../../describe-issues.ts';
import { optionsInvalid } from './errors.ts';
import { isLanguage } from '../../../src/words/language.ts';
import { bannerSchema } from './banner-option.ts';
import { componentsOption } from './component-option.ts';
import { glossaryOption } from './glossary-option.ts';
import { keysAt } from './keys-at.ts';
import { partsSchema } from './parts-option.ts';
import { plainText } from './plain-text.ts';
import { headSchema } from './head-option.ts';
import { sidebarSchema } from './sidebar-option.ts';
import { socialImagesOption } from './social-option.ts';
import { wordsOption } from '../../words-option.ts';

const link = z.strictObject({
  /** What the reader sees. */
  label: plainText,
  /** A URL, or a path of this site that starts with `/`. */
  href: plainText,
});

const publicPath = z.string().startsWith('/');

const logo = z
  .union(
    [
      publicPath,
      z.strictObject({
        light: publicPath,
        /** In its place where colours are dark. */
        dark: publicPath,
        /** The image says the title, which is not written beside it. */
        hasTitle: z.boolean().default(false),
      }),
    ],
    { error: 'must be a path that starts with "/", or { light, dark }' },
  )
  .transform((given) =>
    typeof given === 'string' ? { light: given, dark: given, hasTitle: false } : given,
  );

const docsOptions = z.strictObject({
  /** Name of the site: in the header, and after the title of each page. */
  title: plainText,
  /**
   * One sentence for search engines, on pages that have no description of their own.
   *
   * @default none
   */
  description: plainText.optional(),
  /**
   * Folder of the pages, relative to the project's root.
   *
   * @default 'content'
   */
  content: z.string().min(1).default('content'),
  /**
   * Language of the pages that do not name their own, as a BCP 47 tag.
   *
   * @default 'en'
   */
  lang: z.string().refine(isLanguage, 'must be a language such as "en" or "pt-BR"').default('en'),
  /**
   * Words of the theme and the search in place of Meantime's own, by language:
   * `{ de: { code: { copy: 'Kopiere' } } }`.
   *
   * @default none
   */
  words: wordsOption.optional(),
  /**
   * Where pages are edited; the page's path from the project's root is appended:
   * `https://github.com/me/my-docs/edit/main/`.
   *
   * @default none: pages have no edit link
   */
  editUrl: z.url().optional(),
  /**
   * Image before the title, as a path below `public/`: `/logo.svg`; or one for each colour scheme, be
   * it with the title in it: `{ light: '/logo.svg', dark: '/logo-dark.svg', hasTitle: true }`.
   *
   * @default none
   */
  logo: logo.optional(),
  /**
   * Icon of the site in tabs and bookmarks, as a path below `public/`.
   *
   * @default 'public/favicon.svg', else a plain page
   */
  favicon: publicPath.optional(),
  /**
   * Elements for the `<head>` of every page: `{ tag: 'meta', attrs: { name: 'author', content: 'Ada' } }`.
   *
   * @default []
   */
  head: headSchema.default([]),
  /**
   * One line above every page, which readers may put away: text, or `{ text, href }`.
   *
   * @default none
   */
  banner: bannerSchema.optional(),
  /**
   * Links in the header, such as the repository.
   *
   * @default []
   */
  links: z.array(link).default([]),
  /**
   * Links that a build does not follow, as they are written: `*` stands for anything but a slash, `**`
   * for anything: `/app/**`. How many there are is said in the build's report.
   *
   * @default []
   */
  ignoreLinks: z.array(z.string().min(1)).default([]),
  /**
   * Stylesheets of the site's own, as paths from the project's root. They win over the theme, whose
   * colours and fonts are the custom properties in `theme/styles/tokens.css`.
   *
   * @default []
   */
  styles: z.array(z.string().min(1)).default([]),
  /**
   * What the sidebar lists, where the folders are not the order that readers need. Pages that it
   * does not name are built and found all the same.
   *
   * @default the folders as they are
   */
  sidebar: sidebarSchema.optional(),
  /**
   * A field above the sidebar that narrows it to the links with what is typed.
   *
   * @default where it has more than 25 links
   */
  sidebarFilter: z.boolean().optional(),
  /**
   * A page is fetched when its link is pointed at, touched or focused, unless the reader saves data.
   *
   * @default false
   */
  prefetch: z.boolean().default(false),
  /**
   * Components of the site's own, by name, which every page may use without an import; one of the name
   * of a built-in component takes its place.
   *
   * @default {}
   */
  components: componentsOption.default({}),
  /**
   * What terms mean, which pages show by `<Term>` and `<Glossary />`: `{ beacon: 'A message.' }`; terms
   * below a language are those of the pages in it: `{ de: { Bake: 'Eine Nachricht.' } }`.
   *
   * @default {}
   */
  glossary: glossaryOption.default({}),
  /**
   * Files in place of parts of the theme, as paths from the project's root: `{ footer: 'src/Footer.astro' }`.
   *
   * @default {}
   */
  parts: partsSchema.default({}),
  /**
   * `$x^2$` and `$$…$$` are formulas, drawn as MathML when the site is built; needs the package `katex`.
   *
   * @default false
   */
  math: z.boolean().default(false),
  /**
   * Each page has an image by which it is shown where it is linked, drawn when the site is built; needs
   * `site`, and the packages `@takumi-rs/core` and `@fontsource/noto-sans`.
   *
   * @default false
   */
  socialImages: socialImagesOption.default(false),
  /**
   * Blocks of code in `mermaid` become pictures when the site is built; needs the packages `mermaid`
   * and `playwright`.
   *
   * @default false
   */
  diagrams: z.boolean().default(false),
  /**
   * Blocks of code with the word `twoslash` are checked by the TypeScript compiler when the site is
   * built, and show their types; needs the packages `twoslash` and `typescript`.
   *
   * @default false
   */
  twoslash: z.boolean().default(false),
  /**
   * Pages say when they were last changed, as Git knows it.
   *
   * @default false
   */
  lastUpdated: z.boolean().default(false),
  /**
   * Pages name those who wrote their commits.
   *
   * @default false
   */
  contributors: z.boolean().default(false),
  /**
   * Pages for assistants: each as Markdown (`/guides/start.md`), `llms.txt`, `llms-full.txt`, what
   * leads to them, and the buttons by which a reader takes a page to an assistant.
   *
   * @default true
   */
  assistants: z.boolean().default(true),
  /**
   * What comes first in the search. A page's own weight, in its frontmatter, goes before that of its
   * folder.
   *
   * @default all pages alike
   */
  search: z
    .strictObject({
      /** By how much the pages of a folder come before others: `{ decisions: 0.5 }`. */
      weights: z.record(z.string().min(1), z.number().min(0.1).max(10)).default({}),
    })
    .prefault({}),
  /**
   * One line at the foot of each page.
   *
   * @default none
   */
  footer: plainText.optional(),
});

/** What a user writes. */
export type DocsOptions = z.input<typeof docsOptions>;

/** The same with every default filled in. */
export type DocsSettings = z.output<typeof docsOptions>;

/** @throws MeantimeError `docs-options-invalid`, naming the path of each wrong key */
export function readOptions(options: DocsOptions): DocsSettings {
  const result = docsOptions.safeParse(options);
  if (!result.success) {
    const known = (path: readonly PropertyKey[]): string[] => keysAt(path, docsOptions);
    throw optionsInvalid(describeIssues(result.error.issues, options, known));
  }
  return result.data;
}

/** True for the names of `docs()`'s own options. */
export function isDocsOption(name: string): boolean {
  return name in docsOptions.shape;
}
