import { defineError } from '../../protocol/errors.ts';

// What can be wrong with recorded sessions.

export const commandsAreComments = defineError({
  code: 'commands-are-comments',
  title: 'A block of commands has comments alone.',
  message: () => 'Each of its lines begins with #, so that a shell that gets them runs nothing.',
  hint: 'If # is the prompt of root, write "$ " in its place, and sudo where it is needed.',
});

export const sessionBeginsAmid = defineError<[line: string]>({
  code: 'session-begins-amid',
  title: 'A session begins above its first prompt.',
  message: (line) =>
    `"${line}" stands above the first prompt of the block, so it is neither a command nor what one printed, and the newcomer would pass it over.`,
  hint: 'Write the prompt before it, or take it out of the block.',
});
