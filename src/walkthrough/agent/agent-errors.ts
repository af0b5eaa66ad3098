import { defineError } from '../../protocol/errors.ts';

export const indexNotRead = defineError({
  code: 'agent-index-missing',
  title: 'An assistant finds no list of the pages.',
  message: (url: string, reason: string) =>
    `An assistant that is given the site's address looks for ${url}, and ${reason}.`,
  hint: 'Let docs() write it (`assistants: true`, as it is without the option), and publish `llms.txt` and the `.md` files with the site.',
});

export const pageNotListed = defineError({
  code: 'agent-page-unlisted',
  title: 'An assistant does not find the quickstart.',
  message: (url: string, title: string, listed: readonly string[]) =>
    `${url} has no link that is called "${title}". It lists: ${listed.join(', ') || 'nothing'}.`,
  hint: 'A page that is hidden from the sidebar is not listed; and a `public/llms.txt` of your own must name the page by its title.',
});

export const twinNotRead = defineError({
  code: 'agent-page-missing',
  title: "The quickstart's Markdown cannot be read.",
  message: (url: string, reason: string) => `llms.txt leads to ${url}, and ${reason}.`,
  hint: 'Publish the `.md` files of the build with the site, and have them sent as they are.',
});

export const twinIsNoQuickstart = defineError({
  code: 'agent-page-no-quickstart',
  title: "The quickstart's Markdown does not say what it leads to.",
  message: (url: string) =>
    `${url} has no frontmatter with the goal of the quickstart, so whoever reads it alone does not know when it worked.`,
  hint: 'Have the `.md` file sent as the build wrote it, frontmatter and all.',
});

export const twinDiffers = defineError({
  code: 'agent-page-differs',
  title: 'An assistant is told something else than the page says.',
  message: (where: string, difference: string) =>
    `${where} the page's Markdown is not the page:\n\n${difference}`,
  hint: 'Build and publish page and Markdown together. If they are, write the block in plain Markdown: what a plugin or a script changes on the page is not in its text.',
});

export const readerUnknown = defineError({
  code: 'reader-unknown',
  title: 'No walk is walked as that.',
  message: (given: string) => `--as is ${JSON.stringify(given)}.`,
  hint: 'Give `--as newcomer`, which is what it is without the option, or `--as agent`.',
});
