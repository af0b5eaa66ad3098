import { renderDuration } from '../protocol/duration.ts';
import { defineError } from '../protocol/errors.ts';
import { keyNames } from '../protocol/keys.ts';
import { quoteLines } from './output/quote-lines.ts';
import type { WaitsFor } from './walk/waiting-sign.ts';
import { asks, printed, type AskedCommand, type RanCommand } from './tell-command.ts';

// How a single command of a page can go wrong, beside those of errors.ts.

export const partFailed = defineError({
  code: 'part-failed',
  title: 'A part of a command of the page failed.',
  message: (ran: RanCommand & { part: string; exitStatus: number; cause?: string | undefined }) =>
    `${asks(ran, `and this part of it failed with exit status ${ran.exitStatus}, which what stands behind it hides:`)}\n\nFailed:\n\n${quoteLines(ran.part.split('\n'))}\n\n${printed(ran.printed)}`,
  hint: ({ cause, part }) =>
    cause ?? `Mend \`${part}\`; where it may fail, say so to the shell: ${part} || true`,
});

export const jobFailed = defineError({
  code: 'job-failed',
  title: 'What a command of the page left running failed.',
  message: (ran: RanCommand & { part: string; exitStatus: number; cause?: string | undefined }) =>
    `${asks(ran, `and what it puts into the background with & ended with exit status ${ran.exitStatus}:`)}\n\n${printed(ran.printed)}`,
  hint: ({ cause, part }) =>
    cause ??
    `Mend \`${part}\`; if it is a server, show it without & and mark its fence: background`,
});

export const answerNotRead = defineError({
  code: 'answer-not-read',
  title: 'An answer of the page was read by nobody.',
  message: (ran: RanCommand & { answer: string }) =>
    `${asks(ran, `and it came to its end without reading the answer "${ran.answer}", which the shell got instead:`)}\n\n${printed(ran.printed)}`,
  hint: 'Take the answer off the page, or correct the command that is to read it.',
});

export const answerRefused = defineError({
  code: 'answer-refused',
  title: 'A program refuses an answer of the page.',
  message: (ran: RanCommand & { answer: string }) =>
    `${asks(ran, `and to the answer "${ran.answer}" it says:`)}\n\n${quoteLines(ran.printed)}`,
  hint: 'Correct the answer, or what comes before it.',
});

export const shellComplained = defineError({
  code: 'shell-complained',
  title: 'A part of a command of the page failed.',
  message: (ran: RanCommand & { cause?: string | undefined }) =>
    `${asks(ran, 'and the shell says that a part of it failed, which what stands behind it hides:')}\n\n${printed(ran.printed)}`,
  hint: ({ cause }) =>
    cause ?? 'Mend that part; where it may fail, send what it says away: 2>/dev/null',
});

export const commandUnfinished = defineError({
  code: 'command-unfinished',
  title: 'A command of the page has no end.',
  message: (asked: AskedCommand) =>
    asks(asked, 'and the shell would wait for the rest of it, for ever. So it was not run:'),
  hint: ({ command }) => openPart(command),
});

/** What a command without an end has open. */
function openPart(command: string): string {
  if (/\\\s*$/.test(command)) {
    return 'It ends with a backslash, after which the shell takes the next line too: delete the backslash, or write the line that is to follow.';
  }
  const [, end] = /<<-?\s*["']?(\w+)/.exec(command) ?? [];
  if (end !== undefined) {
    const near = command.split('\n').find((line) => line.trim() === end);
    return near === undefined
      ? `Its here-document has no end: write a line that is \`${end}\` and nothing else.`
      : `Its here-document ends at a line that is \`${end}\` and nothing else, and this one has more: \`${near}\`. Take the blanks away.`;
  }
  return 'Close what is open: a quote, a bracket, a loop or an `if` (bash ends them with `done` and `fi`).';
}

export const commandSucceeded = defineError({
  code: 'command-succeeded',
  title: 'A command that is meant to fail did not.',
  message: (ran: RanCommand & { fails: string }) =>
    `${asks(ran, `which is meant to fail${ran.fails === 'any' ? '' : ` with exit status ${ran.fails}`}, and it ended well:`)}\n\n${printed(ran.printed)}`,
  hint: 'Correct the command, or take `fails` off its fence.',
});

const hintsOfWaiting: Record<WaitsFor, string> = {
  'a pager':
    'Show the command so that it does not page (`git --no-pager log`, `| cat`), or the key that leaves it, as `txt answer keys`: q',
  'a question for a secret':
    'Show the question and a placeholder for its answer on the page, as `txt answer`.',
  'a question': 'Show the question and its answer on the page, as `txt answer title="…"`.',
  'a prompt':
    'Show what is typed there as `txt answer title="…"` with the prompt as its title, or give the command its input: `tool < input.txt`.',
  input: 'Show what is typed there as `txt answer`, or name the file that it is meant to read.',
};

const waiting = (waitsFor: WaitsFor) =>
  waitsFor === 'input'
    ? 'reads what is typed, and shows nothing more'
    : `shows ${waitsFor} and nothing else`;

export const commandWaits = defineError({
  code: 'command-waits',
  title: 'A command of the page waits for the reader.',
  message: (ran: RanCommand & { waitsFor: WaitsFor; quietMs: number }) =>
    `${asks(ran, `and it ${waiting(ran.waitsFor)} for ${renderDuration(ran.quietMs)}, while the page says nothing of that:`)}\n\n${printed(ran.printed)}`,
  hint: ({ waitsFor }) => hintsOfWaiting[waitsFor],
});

export const commandRunsOn = defineError({
  code: 'command-runs-on',
  title: 'A command of the page runs on.',
  message: (ran: RanCommand & { stillMs: number; ports: readonly number[] }) =>
    `${asks(ran, `and ${doing(ran)}, so that the reader gets no prompt for the next:`)}\n\n${printed(ran.printed)}`,
  hint: ({ ports: [port] }) =>
    port === undefined
      ? 'Show how it ends, or mend what it runs: a program goes on while something of it is open, such as a timer, a channel or its input.'
      : `If it is meant to run on, mark its fence: background ready=http://localhost:${port}`,
});

function doing({ ports, stillMs }: { ports: readonly number[]; stillMs: number }): string {
  const time = renderDuration(stillMs);
  return ports.length > 0
    ? `it listens on port ${ports.join(', ')} and does nothing else for ${time}`
    : `for ${time} it shows nothing, uses no processor and talks to nobody`;
}

export const serverToStopMissing = defineError({
  code: 'server-to-stop-missing',
  title: 'There is no server to stop.',
  message: (step: string) =>
    `The step "${step}" stops a server before this command, and none of the page is running.`,
  hint: 'Mark the server before it `background`, or take `stop` off this fence.',
});

export const serverNotStopped = defineError({
  code: 'server-not-stopped',
  title: 'A server of the page cannot be stopped.',
  message: (ran: RanCommand & { timeoutMs: number }) =>
    `In the step "${ran.step}" the reader presses Ctrl+C to stop this command, and ${renderDuration(ran.timeoutMs)} later it still runs:\n\n${quoteLines(ran.command.split('\n'))}\n\n${printed(ran.printed)}`,
  hint: 'Show on the page how it is stopped.',
});

export const keyUnreadable = defineError({
  code: 'key-unreadable',
  title: 'A key of the page does not exist.',
  message: (step: string, key: string) =>
    `The step "${step}" has ${key} pressed, and no key has this name.`,
  hint: `Name keys like this: ${keyNames}.`,
});

export const failsOtherwise = defineError({
  code: 'fails-otherwise',
  title: 'A command failed in another way than it is meant to.',
  message: (ran: RanCommand & { fails: string; exitStatus: number; cause?: string | undefined }) =>
    `${asks(ran, `which is meant to fail with exit status ${ran.fails}, and it failed with ${ran.exitStatus}:`)}\n\n${printed(ran.printed)}`,
  hint: ({ cause, exitStatus }) =>
    cause ?? `Correct the command, or write fails=${exitStatus} on its fence.`,
});

export const needNotMet = defineError({
  code: 'need-not-met',
  title: 'Could not be judged: this machine lacks what the page needs.',
  message: (need: string, reason: string) =>
    `The page says that readers need "${need}", and this machine cannot give it to a newcomer: ${reason}.`,
  hint: (need) =>
    /\d$/.test(need)
      ? `Install it where the page is walked; if a later version does as well, write "${need}+".`
      : 'Install it where the page is walked.',
});

export const programLacking = defineError({
  code: 'program-lacking',
  title: 'Could not be judged: this machine lacks a program of the page.',
  message: (ran: RanCommand & { program: string }) =>
    `${asks(ran, `and it failed for want of \`${ran.program}\`, which the page may count on and which is not on this machine's PATH:`)}\n\n${printed(ran.printed)}`,
  hint: ({ program }) => `Install \`${program}\` where the page is walked.`,
});

export const shellMissing = defineError({
  code: 'shell-missing',
  title: 'The newcomer does not have the shell of a block.',
  message: (step: string, shell: string) =>
    `The step "${step}" has commands for ${shell}, and there is no \`${shell}\` on the newcomer's PATH. So they cannot be judged.`,
  hint: (_step, shell) =>
    `Install it where the page is walked (on Debian: apt-get install ${shell}); if any shell takes these commands, write sh.`,
});
