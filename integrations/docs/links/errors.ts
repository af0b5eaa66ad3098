import { defineError } from '../../../src/protocol/errors.ts';

/** What is said of a broken link: where it stands, what was written, why it is wrong, what is right. */
interface Broken {
  /** Where it stands when that is no file: `The option logo of docs()`. */
  place?: string;
  written: string;
  why: string;
  mend: string;
}

function of(place: string | undefined): string {
  return place === undefined ? '' : `${place}: `;
}

const hint = ({ mend }: Broken): string => mend;

export const linkBroken = defineError({
  code: 'link-broken',
  title: 'A link leads to no page.',
  message: ({ place, written, why }: Broken) => `${of(place)}${written} leads to no page: ${why}`,
  hint,
});

export const anchorMissing = defineError({
  code: 'anchor-missing',
  title: 'A link leads to no place of its page.',
  message: ({ place, written, why }: Broken) =>
    `${of(place)}${written} leads to no place of its page: ${why}`,
  hint,
});

export const fileMissing = defineError({
  code: 'file-missing',
  title: 'A file that a page names is missing.',
  message: ({ place, written, why }: Broken) => `${of(place)}${written} is missing: ${why}`,
  hint,
});

export const linkToDraft = defineError({
  code: 'link-to-draft',
  title: 'A link leads to a draft.',
  message: ({ place, written, why }: Broken) => `${of(place)}${written} leads to a draft: ${why}`,
  hint,
});

export const baseRepeated = defineError({
  code: 'base-repeated',
  title: 'A link names the base.',
  message: ({ place, written, why }: Broken) => `${of(place)}${written} names the base: ${why}`,
  hint,
});

export const linkMoved = defineError<[written: string, file: string, mend: string]>({
  code: 'link-moved',
  title: 'A link leads to where a page was before.',
  message: (written, file) =>
    `${written} is an old address of ${file}, from which readers are sent on.`,
  hint: (_written, _file, mend) => `Link the file: ${mend}`,
});

export const ignoredNone = defineError({
  code: 'ignored-none',
  title: 'An option lets no link be.',
  message: (pattern: string) => `No page has a link that ignoreLinks: "${pattern}" stands for.`,
  hint: 'Correct it, or take it out of astro.config.mjs: it would hide what breaks later.',
});

/** Any of the above, found out but not yet placed. */
export interface LinkProblem {
  define: typeof linkBroken;
  /** A sentence. */
  why: string;
  /** How to mend it. */
  mend: string;
}

export const correctIt = 'Correct the link, or remove it.';
