import { defineError } from '../../protocol/errors.ts';

export const externalLinkBroken = defineError({
  code: 'external-link-broken',
  title: 'A link to another site leads nowhere.',
  message: (written: string, why: string) => `${written} ${why}.`,
  hint: 'Correct the address, or remove the link. To let it be: ignoreLinks of docs().',
});

export const externalLinkMoved = defineError({
  code: 'external-link-moved',
  title: 'What a link leads to has moved for good.',
  message: (written: string, to: string) => `${written} is now ${to}`,
  hint: 'Write the new address.',
});

export const externalLinkUnjudged = defineError({
  code: 'external-link-unjudged',
  title: 'A link to another site could not be judged.',
  message: (written: string, why: string) => `${written} ${why}.`,
  hint: 'Open it in a browser. To let it be from now on: ignoreLinks of docs().',
});
