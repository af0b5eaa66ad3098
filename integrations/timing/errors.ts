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

export const quickstartWithoutSteps = defineError({
  code: 'quickstart-without-steps',
  title: 'The quickstart has no steps.',
  message: (path: string) =>
    `Steps are the sections of a page, and ${path} has no second-level heading in its content.`,
  hint: 'Give each step a heading: ## Install',
});

export const quickstartWithoutActions = defineError({
  code: 'quickstart-without-actions',
  title: 'The quickstart asks for nothing.',
  message: (path: string) =>
    `${path} has no command to run, file to save or page to open, so nobody can reach hello world with it.`,
  hint: 'Add a code block of language sh, or with title="name-of-the-file".',
});

export const goalNotShown = defineError({
  code: 'goal-not-shown',
  title: 'The quickstart never shows its goal.',
  message: (path: string, goal: string) =>
    `The goal of ${path} is "${goal}", but no output on the page contains it, so neither a reader nor a newcomer can tell when it worked.`,
  hint: (_path: string, goal: string) =>
    `Add below the last command: \`\`\`txt output\n${goal}\n\`\`\``,
});

export const stepEmpty = defineError({
  code: 'step-empty',
  title: 'The step is empty.',
  message: (step: string) => `The step "${step}" has neither text nor a code block.`,
  hint: 'Say what to do, or remove the heading.',
});

export const stepIdTooLong = defineError({
  code: 'step-id-too-long',
  title: 'The heading of the step is too long.',
  message: (step: string, limit: number) =>
    `The id of the step "${step}" has more than ${limit} characters, and beacons cannot carry it.`,
  hint: 'Shorten the heading, or give it an id: ## A long heading {#short}',
});

export const quickstartIdTooLong = defineError({
  code: 'quickstart-id-too-long',
  title: 'The path of the quickstart is too long.',
  message: (path: string, limit: number) =>
    `The id of the quickstart ${path} has more than ${limit} characters, and beacons cannot carry it.`,
  hint: 'The id is the path of the page: shorten the names of its folders or of its file.',
});

export const backgroundWithoutReady = defineError({
  code: 'background-without-ready',
  title: 'The command in the background never says when it is ready.',
  message: (command: string) =>
    `"${command}" keeps running, and without "ready" nobody can tell when to go on.`,
  hint: 'Add to the fence the URL that answers or a text that it prints: background ready=http://localhost:3000',
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
  title: 'A quickstart takes longer than it may.',
  message: (verdict: string) =>
    `The build was checked against meantime.baseline.json:\n\n${verdict}`,
  hint: 'Shorten it, or take the longer time on purpose: npx meantime accept',
});
