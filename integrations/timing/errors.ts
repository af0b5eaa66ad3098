import { defineError } from '../../src/protocol/errors.ts';

export const optionsInvalid = defineError({
  code: 'timing-options-invalid',
  title: 'The options of timing() are wrong.',
  message: (problems: string[]) => `timing() cannot use what it was given: ${problems.join('; ')}.`,
  hint: "For example: timing({ storage: 'session', quickstarts: { '/quickstart/': { goal: 'Hello, world!', budget: '5m' } } })",
});

export const quickstartIllegible = defineError({
  code: 'quickstart-illegible',
  title: 'The page says that it is a quickstart, but not which.',
  message: (path: string) =>
    `The element <meta name="meantime:quickstart"> of ${path} does not hold an id, a goal and, if any, a budget in milliseconds.`,
  hint: 'Let the frontmatter or timing({ quickstarts }) write it.',
});

export const quickstartFrontmatterInvalid = defineError({
  code: 'quickstart-frontmatter-invalid',
  title: 'What the frontmatter says of the quickstart is wrong.',
  message: (problem: string) => `The page cannot be read as a quickstart: ${problem}.`,
  hint: 'For example: quickstart: { goal: "Hello, world!", budget: 5m }',
});

export const quickstartTwice = defineError({
  code: 'quickstart-twice',
  title: 'Two quickstarts have the same id.',
  message: (id: string, first: string, second: string) =>
    `Both ${first} and ${second} say that they are the quickstart "${id}", and their readers could not be told apart.`,
  hint: 'Give one of them another id.',
});

export const quickstartNotBuilt = defineError({
  code: 'quickstart-not-built',
  title: 'A quickstart has no page.',
  message: (path: string) =>
    `timing({ quickstarts }) names ${path}, but the build wrote no page there.`,
  hint: 'Write the path below the base, as in the address bar: "/guides/quickstart/"',
});

export const gateFailed = defineError({
  code: 'gate-failed',
  title: 'A quickstart does not hold what was accepted.',
  message: (verdict: string) =>
    `The build was checked against meantime.baseline.json:\n\n${verdict}`,
  hint: 'Change the page back, or take the change on purpose: npx meantime accept',
});
