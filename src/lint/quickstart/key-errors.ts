import { defineError } from '../../protocol/errors.ts';
import { keyNames } from '../../protocol/keys.ts';

// What can be wrong with keys, and with servers that are stopped by them.

export const keyUnknown = defineError<[written: string]>({
  code: 'key-unknown',
  title: 'There is no such key.',
  message: (written) =>
    written === ''
      ? 'The block says that keys are pressed, and names none.'
      : `${written} names no key, so the newcomer cannot press it.`,
  hint: `Name keys like this: ${keyNames}. Letters stand for themselves.`,
});

export const answerIsKeys = defineError<[text: string]>({
  code: 'answer-is-keys',
  title: 'An answer is keys, and would be typed as letters.',
  message: (text) => `${text} would be typed letter by letter, and Enter pressed behind it.`,
  hint: 'Write "answer keys", and each key, Enter too: <Down><Enter>',
});

export const stopWithoutServer = defineError({
  code: 'stop-without-server',
  title: 'There is no server to stop.',
  message: () => '"stop" stands on a command, and no server runs at this place of the page.',
  hint: 'Mark the server before it `background`, or take "stop" out.',
});
