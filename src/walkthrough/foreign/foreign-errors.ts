import { defineError } from '../../protocol/errors.ts';

export const addressNone = defineError({
  code: 'address-none',
  title: 'This is no address of a page.',
  message: (address: string) =>
    `A page is read at an http: or https: address, and this is "${address}".`,
  hint: 'Write it in full: https://docs.example.com/quickstart/',
});

export const addressesFew = defineError({
  code: 'addresses-few',
  title: 'There is nothing to compare.',
  message: (count: number, most: number) =>
    `Quickstarts are compared two at a time or more, at most ${most}, and ${count === 1 ? '1 address was' : `${count} addresses were`} given.`,
  hint: 'Name the pages: meantime compare https://docs.example.com/quickstart/ https://…',
});

export const headingUnknown = defineError({
  code: 'heading-unknown',
  title: 'The page has no such heading.',
  message: (heading: string, known: readonly string[]) =>
    `The quickstart was said to end at "${heading}", and no heading of the page has this title or id. It has: ${known.join(', ') || 'none'}.`,
});

export const pageUnanswered = defineError({
  code: 'page-unanswered',
  title: 'Could not be judged: the page does not come.',
  message: (url: string, reason: string) => `${url} was opened in a browser, and ${reason}.`,
  hint: 'Correct the address, or try again when it can be reached from this machine.',
});

export const pageAsksNothing = defineError({
  code: 'page-asks-nothing',
  title: 'Could not be judged: the page has nothing to do.',
  message: (url: string) =>
    `No code block of ${url} could be read as a command to run, a file to save or a page to open, so there is no way to hello world to time.`,
  hint: 'Name the page that has the steps; what was seen of this one and not read is listed above.',
});

export const goalUnknown = defineError({
  code: 'goal-unknown',
  title: 'Could not be judged: the page does not say what shows that it worked.',
  message: (url: string) =>
    `Everything that could be read of ${url} was done as it says, and nothing failed. The page shows no output, so nobody can tell whether this is hello world.`,
  hint: "Name the text that shows that it worked: --goal 'Hello, world!'",
});

export const goalNotShown = defineError({
  code: 'goal-not-shown',
  title: 'What shows that it worked never appeared.',
  message: (goal: string, addresses: readonly string[]) =>
    `Everything was done as the page says, and nothing that was printed${addresses.length === 0 ? '' : `, nor ${addresses.join(', ')},`} shows "${goal}".`,
  hint: 'See in the transcript what came instead; if it did work, name another text with --goal.',
});

export const variantGone = defineError({
  code: 'variant-gone',
  title: 'The page is another than the one that was read.',
  message: (url: string, variant: string) =>
    `${url} was read before it was walked, and its variant "${variant}" is not there any more.`,
});

export const pageVariantUnknown = defineError({
  code: 'page-variant-unknown',
  title: 'The page has no such variant.',
  message: (url: string, variant: string, known: readonly string[]) =>
    `${url} offers no "${variant}". It has: ${known.join(', ') || 'none'}.`,
});

export const optionsOfAddress = defineError({
  code: 'options-of-address',
  title: 'An option is of pages at an address.',
  message: (options: readonly string[]) =>
    `Of a page at an address: ${options.join(', ')}. No address was given.`,
  hint: 'Name the page: meantime walk --url https://docs.example.com/quickstart/',
});

export const optionsOfSite = defineError({
  code: 'options-of-site',
  title: 'An option says nothing of this page.',
  message: (options: readonly string[]) =>
    `Of a site that Meantime built: ${options.join(', ')}. With --url one page is read, and with --run walked.`,
  hint: 'Leave it out, or leave --url out to walk what was built here.',
});
