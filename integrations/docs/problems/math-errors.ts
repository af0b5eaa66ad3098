import { defineError } from '../../../src/protocol/errors.ts';

export const mathOff = defineError({
  code: 'math-off',
  title: 'This is math, and math is off.',
  message: (why: string) => `Nothing makes a formula of it: ${why}.`,
  hint: 'Put it into a block of code, or turn math on: docs({ math: true }), after npm install -D katex.',
});

export const mathWrong = defineError<[why: string]>({
  code: 'math-wrong',
  title: 'This is no formula.',
  message: (why) => `KaTeX cannot read it: ${why}.`,
  hint: String.raw`Correct the TeX between the dollars. A dollar that is none of a formula is written \$.`,
});
