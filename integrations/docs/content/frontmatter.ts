import { z } from 'astro/zod';
import { isLanguage } from '../../../src/words/language.ts';
import { iconShapes } from '../components/icon-shapes.ts';
import { bannerSchema } from '../settings/banner-option.ts';
import { headSchema } from '../settings/head-option.ts';
import { plainText } from '../settings/plain-text.ts';
import { oldPath } from './old-path.ts';
import { quickstartSchema } from '../../quickstart-fields.ts';

const badgeKinds = ['note', 'tip', 'important', 'caution', 'danger'] as const;

/** A word or two beside a link: the text alone, or with the kind of its colour. */
const badge = z
  .union(
    [
      plainText,
      z.strictObject({ text: plainText, kind: z.enum(badgeKinds).optional() }),
    ],
    { error: `must be text, or { text, kind } with a kind of ${badgeKinds.join(', ')}` },
  )
  .transform((given) => (typeof given === 'string' ? { text: given } : given));

const iconWrong = 'must be the name of an icon of lucide.dev/icons';

const sidebar = z.strictObject({
  /** Place among its neighbours, smallest first; pages without one follow, by title. */
  order: z.number().optional(),
  /** Text of the link where the title is too long. */
  label: plainText.optional(),
  /** Beside the link: `New`. */
  badge: badge.optional(),
  /** Before the link, or before the group that the page names: one of lucide.dev/icons. */
  icon: z.string().refine((name) => iconShapes.find(name) !== undefined, iconWrong).optional(),
  /** Leaves the page out of the navigation; it is built and found all the same. */
  hidden: z.boolean().default(false),
});

const link = z.strictObject({
  label: plainText,
  href: plainText,
});

const picture = z
  .union(
    [
      plainText,
      z.strictObject({
        src: plainText,
        /** In its place where colours are dark. */
        dark: plainText.optional(),
        /** What it says to who does not see it; nothing for an ornament. */
        alt: z.union([z.literal(''), plainText]).default(''),
      }),
    ],
    { error: 'must be a path below public/ such as /hero.svg, or { src, dark, alt }' },
  )
  .transform((given) => (typeof given === 'string' ? { src: given, alt: '' } : given));

const hero = z.strictObject({
  /** In place of the page's title. */
  title: plainText.optional(),
  /** In place of the page's description. */
  tagline: plainText.optional(),
  /** A path below `public/`, or a full URL. */
  image: picture.optional(),
  /** Buttons; the first stands out. */
  actions: z.array(link).default([]),
});

/** Another page than the one that stands beside this in the sidebar, another label, or none. */
const neighbour = z.union([z.literal(false), plainText, link], {
  error: 'must be false, a label, or { label, href }',
});

/** By how much a page comes before others in the search; 1 is as all others. */
const searchWeight = z.number().min(0.1).max(10);

const search = z.strictObject({
  /** In place of the weight of its folder (see settings/options.ts). */
  weight: searchWeight.optional(),
  /** Other words by which it is looked for. */
  keywords: z.array(plainText).default([]),
});

/** What may stand between the two `---` lines of a page. */
export const frontmatterSchema = z.strictObject({
  title: plainText,
  /** One sentence: under the title, and for search engines. */
  description: plainText.optional(),
  /** Language of the page, if not that of the site, as a BCP 47 tag. */
  lang: z.string().refine(isLanguage, 'must be a language such as "en" or "pt-BR"').optional(),
  sidebar: sidebar.prefault({}),
  /** How the page is found; `false` for not at all. */
  search: z
    .union([z.boolean(), search], { error: 'must be false, or weight and keywords' })
    .optional(),
  /** Makes the page a quickstart. */
  quickstart: quickstartSchema.optional(),
  /** `home` has a hero and the full width instead of the sidebar and the table of contents. */
  template: z.enum(['doc', 'home']).default('doc'),
  /** What a page with the template `home` begins with. */
  hero: hero.optional(),
  tableOfContents: z.boolean().default(true),
  /** Breaks the long lines of its code blocks, unless one says `wrap=false`. */
  wrapCode: z.boolean().default(false),
  /** Where this page is edited, if not where the option `editUrl` says; `false` for nowhere. */
  editUrl: z
    .union([z.literal(false), z.url()], { error: 'must be false, or a full URL' })
    .optional(),
  /** The page before this one, by the links at its foot. */
  prev: neighbour.optional(),
  /** The page after it. */
  next: neighbour.optional(),
  /** One line above the page in place of the site's, `false` for none. */
  banner: bannerSchema.optional(),
  /** Addresses that it had before, which lead to it: `/old/page/`. */
  redirectFrom: z
    .preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(oldPath))
    .optional(),
  /** Asks search engines to leave the page out, as the sitemap does. */
  noindex: z.boolean().optional(),
  /** Image by which it is shown where it is linked, as a path below `public/`; `false` for none. */
  socialImage: z
    .union([z.literal(false), z.string().startsWith('/')], {
      error: 'must be false, or a path below public/ such as /start.png',
    })
    .optional(),
  /** More for the page's `<head>`. */
  head: headSchema.optional(),
  /** When the page was last changed, if not when it was last committed; `false` says nothing of it. */
  lastUpdated: z
    .union([z.literal(false), z.date()], { error: 'must be false, or a date such as 2026-11-26' })
    .optional(),
  /** Shown by `astro dev`, left out of the build. */
  draft: z.boolean().default(false),
});

export type Frontmatter = z.output<typeof frontmatterSchema>;

/** The schema of a site's pages: that of every page, with fields of the site's own. */
export type PageSchema = typeof frontmatterSchema;
