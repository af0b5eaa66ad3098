import { renderDuration } from '../../protocol/duration.ts';
import { defineError } from '../../protocol/errors.ts';
import { shellLanguages } from '../../protocol/fence-words.ts';

// What can be wrong with a quickstart. Where it is, the error's location says.

export const quickstartWithoutSteps = defineError({
  code: 'quickstart-without-steps',
  title: 'The quickstart has no steps.',
  message: (path: string) =>
    `Steps are the sections of a page or the items of a numbered list, and ${path} has neither in its content.`,
  hint: 'Give each step a heading: ## Install',
});

export const quickstartWithoutActions = defineError({
  code: 'quickstart-without-actions',
  title: 'The quickstart asks for nothing.',
  message: (path: string) =>
    `${path} has no command to run, file to save or page to open, so nobody can reach hello world with it.`,
  hint: 'Add a code block of language sh, or with title="name-of-the-file".',
});

export const quickstartIdTooLong = defineError({
  code: 'quickstart-id-too-long',
  title: 'The path of the quickstart is too long.',
  message: (path: string, limit: number) =>
    `The id of the quickstart ${path} has more than ${limit} characters, and beacons cannot carry it.`,
  hint: 'The id is the path of the page: shorten the names of its folders or of its file.',
});

/** Where on the page the goal stands, if not where it counts. */
export type NearGoal =
  | { kind: 'unmarked'; line: number | undefined }
  | { kind: 'written-otherwise'; line: number | undefined; text: string };

export const goalNotShown = defineError<[path: string, goal: string, near: NearGoal | undefined]>({
  code: 'goal-not-shown',
  title: 'The quickstart never shows its goal.',
  message: (path, goal) =>
    `The goal of ${path} is "${goal}", but no output on the page contains it, so neither a reader nor a newcomer can tell when it worked.`,
  hint: (_path, goal, near) => hintForGoal(goal, near),
});

export const goalNotProven = defineError<[path: string, goal: string, near: NearGoal | undefined]>({
  code: 'goal-not-proven',
  title: 'The quickstart shows no output.',
  message: (path, goal) =>
    `No block of ${path} says what its commands print, so that nothing proves its goal "${goal}": readers are asked whether it worked, and a walk looks for it in all that was printed.`,
  hint: (_path, goal, near) => hintForGoal(goal, near),
});

function hintForGoal(goal: string, near: NearGoal | undefined): string {
  const line = near?.line === undefined ? '' : ` of line ${near.line}`;
  if (near?.kind === 'unmarked')
    return `The block${line} shows it: say that it is an output: \`\`\`txt output`;
  if (near) return `Did you mean "${near.text}", as the output${line} shows it?`;
  return `Add below the last command: \`\`\`txt output\n${goal}\n\`\`\``;
}

export const goalTooCommon = defineError<[goal: string, reason: string]>({
  code: 'goal-too-common',
  title: 'The goal tells nothing.',
  message: (goal, reason) =>
    `The goal is "${goal}", and ${reason}, so what is no success can be taken for one.`,
  hint: 'Name a text that appears once it worked, and only then: Hello, world!',
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

export const stepIdTwice = defineError<[title: string, id: string]>({
  code: 'step-id-twice',
  title: 'Two headings have one id.',
  message: (title, id) =>
    `"${title}" has the id "${id}", which an earlier heading has as well, so it begins no step of its own.`,
  hint: (_title, id) => `Give it an id of its own: ## A heading {#${id}-again}`,
});

export const stepTwice = defineError<[title: string, first: number | undefined]>({
  code: 'step-twice',
  title: 'Two steps have one title.',
  message: (title, first) =>
    `The step "${title}" has the title of ${first === undefined ? 'an earlier step' : `the step in line ${first}`}. They are told apart by their ids, but not by those who read a report.`,
  hint: 'Say in each title what its step does.',
});

export const stepsInOne = defineError<
  [step: string, items: number, besideLine: number | undefined]
>({
  code: 'steps-in-one',
  title: 'The quickstart is read as one step.',
  message: (step, items, besideLine) =>
    `${items} items of a list in "${step}" ask for something, but so does what stands beside the list${besideLine === undefined ? '' : ` (line ${besideLine})`}. The items are not read as steps then, and where readers stop cannot be told.`,
  hint: 'Move it into an item, or say that the items are the steps: quickstart: { steps: list }',
});

export const sectionsInDoubt = defineError<[parted: string, other: string]>({
  code: 'sections-in-doubt',
  title: 'It is in doubt what the steps are.',
  message: (parted, other) =>
    `Headings below "${parted}" hold what it asks for, "${other}" asks for something too, and no output shows where hello world is. So each "##" section is read as one step, and all of them as the quickstart.`,
  hint: 'Show the goal in an output block, or say that the "###" headings of the section are the steps: quickstart: { steps: h3 }',
});

export const outputWithoutCommand = defineError<[earlier: 'none' | 'shown']>({
  code: 'output-without-command',
  title: 'An output belongs to no command.',
  message: (earlier) =>
    earlier === 'none'
      ? 'No command stands before this output, so there is nothing that could print it.'
      : 'The command before this output has its output already, so nothing is compared with this one.',
  hint: 'Put it below the command that prints it, one output for each; without "output" it is only read.',
});

export const answerWithoutCommand = defineError<[reason: string]>({
  code: 'answer-without-command',
  title: 'An answer belongs to no command.',
  message: (reason) => `Nobody asks for this answer: ${reason}.`,
  hint: 'Put it directly below the command that asks, in the same step.',
});

export const answerWithoutQuestion = defineError({
  code: 'answer-without-question',
  title: 'An answer has no question.',
  message: () =>
    'Without a question it is typed as soon as the command has started, whether it asks or not.',
  hint: 'Name the question as the terminal shows it: answer title="Project name?"',
});

export const answerIsPattern = defineError<[text: string, where: string]>({
  code: 'answer-is-pattern',
  title: 'An answer holds a pattern.',
  message: (text, where) =>
    `${text} is a pattern in outputs alone; in ${where} it stands for itself.`,
  hint: 'Write it out as the terminal shows it.',
});

export const backgroundWithoutReady = defineError({
  code: 'background-without-ready',
  title: 'The command in the background never says when it is ready.',
  message: (command: string) =>
    `"${command}" keeps running, and without "ready" nobody can tell when to go on.`,
  hint: 'Add to the fence the URL that answers or a text that it prints: background ready=http://localhost:3000',
});

export const readyWrong = defineError<[ready: string, meant: string]>({
  code: 'ready-wrong',
  title: 'What "ready" waits for is no address.',
  message: (ready) =>
    `ready=${ready} looks like an address, but none that can be asked, so it would be waited for in vain.`,
  hint: (_ready, meant) => `Write it like this: ready=${meant}`,
});

export const readyIsText = defineError<[ready: string, meant: string]>({
  code: 'ready-is-text',
  title: '"ready" waits for a text.',
  message: (ready) =>
    `Without http:// at its beginning, "${ready}" is no address that is asked but a text that the command has to print.`,
  hint: (_ready, meant) => `Did you mean ready=${meant}?`,
});

export const urlWrong = defineError<[title: string, meant: string]>({
  code: 'url-wrong',
  title: 'A page to open has no address.',
  message: (title) =>
    `"${title}" is no URL that a browser opens, so the block is not the page that it means to show.`,
  hint: (_title, meant) => `Write it like this: output title="${meant}"`,
});

export const urlNotOpened = defineError<[title: string]>({
  code: 'url-not-opened',
  title: 'A URL is only a caption.',
  message: (title) => `The block has the title ${title}, but nobody opens this page.`,
  hint: (title) => `To have it opened, write: output title="${title}"`,
});

export const urlNotServed = defineError<[url: string, reason: string, hint: string]>({
  code: 'url-not-served',
  title: 'A page to open may not be served.',
  message: (url, reason) => `The page asks to open ${url}, but ${reason}.`,
  hint: (_url, _reason, hint) => hint,
});

export const fileOutside = defineError<[title: string, reason: string, meant: string]>({
  code: 'file-outside',
  title: "A file lies outside the newcomer's folder.",
  message: (title, reason) =>
    `"${title}" ${reason}; a quickstart saves its files below the folder that its reader works in.`,
  hint: (_title, _reason, meant) =>
    `${meant === '' ? 'Name a path below it' : `Write title="${meant}"`}, or add "norun" if the block is only to be read.`,
});

export const titleIsNoFile = defineError<[title: string]>({
  code: 'title-is-no-file',
  title: 'A title looks like a file, but is only a caption.',
  message: (title) => `"${title}" has spaces, so the block is not saved as a file.`,
  hint: 'Name the file without spaces, or take its ending out of the caption.',
});

export const patternUnusable = defineError<[pattern: string]>({
  code: 'output-pattern-unusable',
  title: 'A pattern of an output cannot be used.',
  message: (pattern) => `/${pattern}/ is no regular expression, so no line can match it.`,
  hint: 'Write [..] for what varies within a line, or a backslash before the sign that is meant as such.',
});

export const elisionUnread = defineError<[written: string]>({
  code: 'output-elision-unread',
  title: 'A line of an output stands for itself.',
  message: (written) =>
    `"${written}" is no sign for left-out lines, so it has to be printed as it is.`,
  hint: 'Three dots alone on a line stand for any lines: ...',
});

export const commandsNotRun = defineError<[language: string]>({
  code: 'commands-not-run',
  title: 'Commands are not run.',
  message: (language) =>
    `A block of the language ${language} is only read; those that are run are ${shellLanguages.join(', ')}.`,
  hint: 'Write sh if they are commands of a shell, or "norun" if they are only to be read.',
});

export const commandEmpty = defineError({
  code: 'command-empty',
  title: 'A command is empty.',
  message: () => 'The block is to be pasted into the terminal, and there is nothing in it.',
  hint: 'Write the command, or remove the block.',
});

export const promiseBroken = defineError<
  [phrase: string, modelledMs: number, step: string | undefined]
>({
  code: 'promise-broken',
  title: 'The page promises too much.',
  message: (phrase, modelledMs, step) =>
    `"${phrase}" is less than ${step === undefined ? 'this page' : `the step "${step}"`} takes: reading and doing it is modelled at ${renderDuration(modelledMs)}, waiting for machines not counted.`,
  hint: 'Shorten the page, or promise what it takes.',
});

export const placeholderWithoutNeed = defineError({
  code: 'placeholder-without-need',
  title: 'The page does not say where a value comes from.',
  message: (step: string, placeholder: string, variable: string) =>
    `In the step "${step}" readers replace \`${placeholder}\` by something of their own, and the page names nothing that they need. A walk takes it from the environment variable ${variable}, and fails without it.`,
  hint: 'Say under `quickstart:` what they must have, and how long it takes to get: needs: ["API key: 2m"]',
});

export const needsNotSaid = defineError({
  code: 'needs-not-said',
  title: 'The page does not say what readers must have.',
  message: (tools: readonly string[]) =>
    `Its commands use ${tools.join(', ')}. A walk gives the newcomer all programs of the machine that it runs on, so that it cannot find one that only the author had.`,
  hint: (tools) =>
    `Name what readers must have under \`quickstart:\`, with the version where it matters: needs: [${tools.join(', ')}]`,
});
