import { defineError } from '../protocol/errors.ts';

export const variantNotShown = defineError({
  code: 'variant-not-shown',
  title: 'A tab of the page does not open.',
  message: (label: string) =>
    `A reader who wants "${label}" presses the tab of that name, and the page goes on to hide what belongs to it.`,
  hint: "Look whether the tab can be seen, and whether the page's scripts run.",
});

export const quickstartVariantUnknown = defineError({
  code: 'variant-unknown',
  title: 'The quickstart has no such variant.',
  message: (id: string, variant: string, known: readonly string[]) =>
    `The quickstart "${id}" has no variant "${variant}"; it has ${known.join(', ')}.`,
  hint: 'A variant is called by the labels of its tabs, as the manifest has them.',
});
