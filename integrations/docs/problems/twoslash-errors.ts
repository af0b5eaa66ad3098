import { defineError } from '../../../src/protocol/errors.ts';

export const twoslashOff = defineError<[]>({
  code: 'twoslash-off',
  title: 'This sample is for Twoslash, and Twoslash is off.',
  message: () => 'Nobody checks it, and readers see the comments that are for the compiler.',
  hint: 'Turn it on: docs({ twoslash: true }), after npm install -D twoslash typescript@6. Where the code is to be shown as it is written, take the word twoslash out.',
});

export const twoslashWrong = defineError<[why: string, hint?: string]>({
  code: 'twoslash-wrong',
  title: 'This sample does not hold.',
  message: (why) => `${why}.`,
  hint: (_, hint) =>
    hint ?? 'What Twoslash reads is written down at https://twoslash.netlify.app/refs/notations.',
});
