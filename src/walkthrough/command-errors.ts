import { defineError } from '../protocol/errors.ts';
import { quoteLines } from './output/quote-lines.ts';
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

export const commandUnfinished = defineError({
  code: 'command-unfinished',
  title: 'A command of the page has no end.',
  message: (asked: AskedCommand) =>
    asks(asked, 'and the shell would wait for the rest of it, for ever. So it was not run:'),
  hint: 'Close what is open: a quote, a bracket, a loop, a here-document, or a backslash at the end of a line.',
});
