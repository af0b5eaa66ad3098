import { z } from 'astro/zod';
import { isLanguage } from '../../../src/words/language.ts';
import { quickstartSchema } from '../../quickstart-fields.ts';

const sidebar = z.strictObject({
  /** Place among its neighbours, smallest first; pages without one follow, by title. */
  order: z.number().optional(),
  /** Text of the link where the title is too long. */
  label: z.string().min(1).optional(),
  /** Leaves the page out of the navigation; it is built and found all the same. */
  hidden: z.boolean().default(false),
});

const action = z.strictObject({
  label: z.string().min(1),
  href: z.string().min(1),
});

/** What may stand between the two `---` lines of a page. */
export const frontmatterSchema = z.strictObject({
  title: z.string().min(1),
  /** One sentence: under the title, and for search engines. */
  description: z.string().min(1).optional(),
  /** Language of the page, if not that of the site, as a BCP 47 tag. */
  lang: z.string().refine(isLanguage, 'must be a language such as "en" or "pt-BR"').optional(),
  sidebar: sidebar.prefault({}),
  /** Makes the page a quickstart. */
  quickstart: quickstartSchema.optional(),
  /** `home` has a hero and the full width instead of the sidebar and the table of contents. */
  template: z.enum(['doc', 'home']).default('doc'),
  /** Buttons of the hero on a page with the template `home`; the first stands out. */
  actions: z.array(action).default([]),
  tableOfContents: z.boolean().default(true),
  /** Where this page is edited, if not where the option `editUrl` says; `false` for nowhere. */
  editUrl: z
    .union([z.literal(false), z.url()], { error: 'must be false, or a full URL' })
    .optional(),
  /** Shown by `astro dev`, left out of the build. */
  draft: z.boolean().default(false),
});

export type Frontmatter = z.output<typeof frontmatterSchema>;
