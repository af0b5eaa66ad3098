import { renderDuration } from '../protocol/duration.ts';
import { defineError } from '../protocol/errors.ts';
import { quoteLines } from './output/quote-lines.ts';
import { asks, printed, type AskedCommand, type RanCommand } from './tell-command.ts';

/** How much of what was shown last is quoted. */
const lastLines = 10;

/** What a newcomer saw at the end of a page that never showed its goal. */
interface LastShown {
  shown: readonly string[];
  /** The goal in other letters or blanks, where it was shown so. */
  near: string | undefined;
}

/** A background command that came to an end. */
interface EndedServer extends RanCommand {
  exitStatus: number | undefined;
  cause?: string | undefined;
  /** The page says when it is ready, and it was. */
  isReady: boolean;
}

export const commandFailed = defineError({
  code: 'command-failed',
  title: 'A command of the page failed.',
  message: (ran: RanCommand & { exitStatus: number; cause?: string | undefined }) =>
    `${asks(ran, `and it failed with exit status ${ran.exitStatus}:`)}\n\n${printed(ran.printed)}`,
  hint: ({ cause, exitStatus }) =>
    cause ??
    `Run the page from its top in an empty folder and mend the command; if it is meant to fail, write fails=${exitStatus} on its fence.`,
});

export const commandRefused = defineError({
  code: 'command-refused',
  title: 'The shell does not take a command of the page.',
  message: (ran: RanCommand) =>
    `${asks(ran, 'and the shell did not run it:')}\n\nThe terminal shows:\n\n${quoteLines(ran.printed)}`,
  hint: ({ printed: shown }) =>
    shown.join('\n').includes('event not found')
      ? 'In an interactive shell `!` within double quotes recalls earlier commands; write single quotes.'
      : 'Quote what is special to the shell, or leave out what is no command: a prompt, a note, a choice in brackets.',
});

export const outputDiffers = defineError({
  code: 'output-differs',
  title: 'A command printed something else than the page shows.',
  message: (asked: AskedCommand & { difference: string }) =>
    `${asks(asked, 'and what it printed is not what the page shows:')}\n\n${asked.difference}`,
  hint: 'Correct the output on the page; write `...` for lines and `[..]` for words that vary.',
});

export const patternUnusable = defineError({
  code: 'pattern-unusable',
  title: 'A regular expression of the page cannot be used.',
  message: (step: string, pattern: string, problem: string) =>
    `The step "${step}" expects a line that matches ${pattern}, and this pattern ${problem}.`,
  hint: 'Write `[..]` for what varies within a line, or a simpler pattern.',
});

export const networkUnreached = defineError({
  code: 'network-unreached',
  title: 'Could not be judged: an address cannot be reached.',
  message: (ran: RanCommand & { url: string; reason: string }) =>
    `${asks(ran, `and it failed while ${ran.url} cannot be reached by a probe of the walk's own either (${ran.reason}), so this says nothing of the page:`)}\n\nThe terminal shows:\n\n${quoteLines(ran.printed)}`,
  hint: ({ url }) =>
    `Walk again when ${new URL(url).host} can be reached from this machine; if there is no such address, correct it on the page.`,
});

export const commandTimedOut = defineError({
  code: 'command-timed-out',
  title: 'A command of the page did not come to an end.',
  message: (ran: RanCommand & { timeoutMs: number; waiting: readonly string[] }) =>
    `${asks(ran, `and it did not come back to the prompt within ${renderDuration(ran.timeoutMs)}:`)}\n\n${printed(ran.printed)}${
      ran.waiting.length === 0
        ? ''
        : `\n\nSo what stands below it never ran:\n\n${quoteLines(ran.waiting)}`
    }`,
  hint: 'If it serves, mark its fence `background`; if it asks something, show the question and the answer on the page.',
});

export const shellEnded = defineError({
  code: 'shell-ended',
  title: 'A command of the page closed the terminal.',
  message: (ran: RanCommand) =>
    `${asks(ran, 'and the shell it was pasted into ended:')}\n\n${printed(ran.printed)}`,
  hint: 'Leave out what ends the shell (`exit`, `exec`, `set -e`).',
});

export const linesSwallowed = defineError({
  code: 'lines-swallowed',
  title: 'A command swallowed the lines pasted after it.',
  message: (ran: RanCommand & { swallowed: readonly string[] }) =>
    `${asks(ran, 'pasted in one go, and it read the lines below it as its input, so that they never ran:')}\n\nSwallowed:\n\n${quoteLines(ran.swallowed)}\n\n${printed(ran.printed)}`,
  hint: 'Put what follows the command into a block of its own, or give the command `</dev/null`.',
});

export const promptNotShown = defineError({
  code: 'prompt-not-shown',
  title: 'A command did not ask what the page says it asks.',
  message: (ran: RanCommand & { prompt: string; waitedMs: number | undefined }) =>
    `${asks(ran, `and ${ran.waitedMs === undefined ? 'it came to its end and' : `within ${renderDuration(ran.waitedMs)} it`} did not ask "${ran.prompt}":`)}\n\n${printed(ran.printed)}`,
  hint: "Correct the question in the answer's title, remove the answer, or show the answer to what it asks before that.",
});

export const serverNotReady = defineError({
  code: 'server-not-ready',
  title: 'A background command never got ready.',
  message: (ran: RanCommand & { ready: string; timeoutMs: number }) =>
    `${asks(ran, `and within ${renderDuration(ran.timeoutMs)} it was not ready (${ran.ready}):`)}\n\n${printed(ran.printed)}`,
  hint: 'Correct the command or what its fence says after `ready=`.',
});

export const serverEnded = defineError({
  code: 'server-ended',
  title: 'A background command ended too early.',
  message: (ran: EndedServer) =>
    `${asks(ran, `to run on, and ${ran.isReady ? 'after it had got ready ' : ''}it ended${ran.exitStatus === undefined ? '' : ` with exit status ${ran.exitStatus}`}:`)}\n\n${printed(ran.printed)}`,
  hint: ({ cause, isReady }) =>
    cause ??
    (isReady
      ? 'Find out why it does not run on: what stands below it on the page needs it.'
      : 'Correct the command, or what it reads: its files, its settings. If it is meant to come to an end, its fence is not `background`.'),
});

export const addressTaken = defineError({
  code: 'address-taken',
  title: 'Something else answers where the page starts its server.',
  message: (asked: AskedCommand & { ready: string; isOwn: boolean }) =>
    asks(asked, `and ${asked.ready} answers before it was started:`),
  hint: ({ isOwn }) =>
    isOwn
      ? 'The server that the page has started before runs there: write `stop` on this fence, which presses Ctrl+C there first, or have it use another port.'
      : 'End the program that uses the address, and walk again.',
});

export const placeholderUnfilled = defineError({
  code: 'placeholder-unfilled',
  title: 'A placeholder of the page has no value.',
  message: (step: string, placeholder: string, variable: string) =>
    `In the step "${step}" the reader replaces ${placeholder} by a value of their own. The newcomer takes it from the environment variable ${variable}, which is not set.`,
  hint: (_step, _placeholder, variable) => `Set it: ${variable}=… npx meantime walk`,
});

export const fileEscapes = defineError({
  code: 'file-escapes',
  title: "A file of the page lies outside the newcomer's home.",
  message: (step: string, file: string, reason: string) =>
    `The step "${step}" saves the file \`${file}\`, which ${reason}, so it was not written.`,
  hint: 'Title the fence with a path below the folder that the reader works in.',
});

export const fileNotWritten = defineError({
  code: 'file-not-written',
  title: 'A file of the page could not be saved.',
  message: (step: string, file: string, reason: string) =>
    `The step "${step}" saves the file \`${file}\`, and that failed: ${reason}.`,
});

export const quickstartNotFound = defineError({
  code: 'quickstart-not-found',
  title: 'No way leads to the quickstart.',
  message: (title: string, path: string, looked: readonly string[]) =>
    `A newcomer on the home page cannot find "${title}" (${path}). Looked in vain:\n\n${quoteLines(looked)}`,
  hint: 'Link to the quickstart from the home page or from the navigation.',
});

export const linkDead = defineError({
  code: 'link-dead',
  title: 'The way to the quickstart is a dead end.',
  /** @param from path of the page on which the link stands */
  message: (title: string, link: string, url: string, reason: string, from: string) =>
    `On the page ${from} the link "${link}" should lead a newcomer to "${title}", and at ${url} ${reason}.`,
  hint: (_title, _link, _url, _reason, from) => `Correct the link on the page ${from}.`,
});

export const goalNotSeen = defineError({
  code: 'goal-not-seen',
  title: 'Hello world never appeared.',
  message: (goal: string, { shown }: LastShown) =>
    `Every step was done as the page says, and nothing that was printed or opened shows the goal of the quickstart, "${goal}". ${
      shown.length === 0
        ? 'Nothing was shown at last.'
        : `What was shown last:\n\n${quoteLines(shown.slice(-lastLines))}`
    }`,
  hint: (_goal, { near }) =>
    near === undefined
      ? 'Let the last step show it, or write as `goal` in the frontmatter what it shows.'
      : `Write the goal as it was shown, to the letter and the blank: \`${near}\`, or a part of it.`,
});

export const quickstartUnknown = defineError({
  code: 'quickstart-unknown',
  title: 'There is no such quickstart.',
  message: (id: string, known: readonly string[]) =>
    `The site's manifest has no quickstart "${id}". It has: ${known.join(', ') || 'none'}.`,
});

export const siteUnreachable = defineError({
  code: 'site-unreachable',
  title: 'The site cannot be reached.',
  message: (url: string, reason: string) => `${url} was asked for, and ${reason}.`,
  hint: 'Build the site and serve it, or pass its address: meantime walk --url https://…',
});

export const shellNotStarted = defineError({
  code: 'shell-not-started',
  title: 'No shell could be started.',
  message: (file: string, shown: string) =>
    `The newcomer works in ${file}, and it did not come to its first prompt. It said: ${shown || 'nothing'}`,
  hint: 'Install bash.',
});

export const nothingToWalk = defineError({
  code: 'nothing-to-walk',
  title: 'There is nothing to walk.',
  message: (only: string | undefined, known: readonly string[]) => {
    const has = known.length === 0 ? 'none' : known.join(', ');
    return only === undefined
      ? `The site has no quickstart (its manifest lists ${has}), so there is no way to hello world.`
      : `The site has no quickstart "${only}". Its manifest lists: ${has}.`;
  },
  hint: (only) =>
    only === undefined
      ? 'Give a page `quickstart:` with a `goal` in its frontmatter, and build the site again.'
      : 'Name one of these, or leave --only out to walk all of them.',
});

export const variantUnknown = defineError({
  code: 'variant-unknown',
  title: 'There is no such variant.',
  message: (asked: string, known: readonly string[]) =>
    `No quickstart that is to be walked has a variant "${asked}". There are: ${known.join(', ') || 'none'}.`,
  hint: 'Name the label of a tab, or its choice and the label: --variant pkg=pnpm',
});

export const workersInvalid = defineError({
  code: 'workers-invalid',
  title: 'This is no number.',
  message: (text: string) =>
    `--workers says how many walkthroughs are under way at once, and "${text}" is no such number.`,
  hint: 'Write 1 or more: --workers 2',
});

export const walkthroughsUnreadable = defineError({
  code: 'walkthroughs-unreadable',
  title: 'The walkthroughs could not be run.',
  message: (reason: string) => `The test runner gave up before it walked anything:\n\n${reason}`,
});

export const walkInterrupted = defineError({
  code: 'walk-interrupted',
  title: 'Could not be judged: the walk was stopped.',
  message: (step: string | undefined) =>
    `The walk was stopped ${step === undefined ? 'on the way to the page' : `in the step "${step}"`}, and what it had started was ended.`,
});

export const roomsDisagree = defineError({
  code: 'rooms-disagree',
  title: 'Could not be judged: it broke, and in a fresh room it did not break there.',
  message: (first: string, second: string | undefined) =>
    `In one room:\n\n${quoteLines(first.split('\n'))}\n\nIn a fresh room ${second === undefined ? 'it came to hello world.' : `it broke otherwise:\n\n${quoteLines(second.split('\n'))}`}`,
  hint: 'Look at both recordings for what varies: a race, a download, a time limit of a program.',
});

export const specFolderMissing = defineError({
  code: 'spec-folder-missing',
  title: 'There is no such folder.',
  message: (folder: string) => `--spec-dir names ${folder}, and that is no folder.`,
  hint: 'Name the folder with your walkthroughs, or leave --spec-dir out to walk every quickstart.',
});

export const resultsUnwritable = defineError({
  code: 'results-unwritable',
  title: 'The results cannot be written.',
  message: (file: string, reason: string) => `${file} cannot be written: ${reason}.`,
  hint: 'Name a file in a folder that exists and that you may write to: --json <file>',
});

export const timeoutInvalid = defineError({
  code: 'timeout-invalid',
  title: 'This is no time.',
  message: (text: string) =>
    `--timeout says how long a command may take, and "${text}" is no time.`,
  hint: 'Write a number and a unit: 90s, 5m, 1h',
});
