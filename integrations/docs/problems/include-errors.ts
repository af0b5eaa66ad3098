import { defineError } from '../../../src/protocol/errors.ts';

export const includeMissing = defineError<[written: string, why: string, hint: string]>({
  code: 'include-missing',
  title: 'What is included is not there.',
  message: (written, why) => `${written} cannot be included: ${why}.`,
  hint: (_written, _why, hint) => hint,
});

export const includeInCircle = defineError<[way: readonly string[]]>({
  code: 'include-in-circle',
  title: 'A file includes itself.',
  message: (way) => `${way.join(' includes ')}.`,
  hint: 'Remove one of these, or move what both need into a file of its own.',
});

export const includeTooDeep = defineError<[limit: number]>({
  code: 'include-too-deep',
  title: 'Files are included too deeply.',
  message: (limit) => `More than ${limit} files include one another to get here.`,
  hint: 'Include the file that has the text itself.',
});

export const includeMisplaced = defineError({
  code: 'include-misplaced',
  title: 'An include stands within a line.',
  message: () => 'What is included has lines of its own, so nothing else can stand on this one.',
  hint: 'Put <Include … /> on a line of its own, with an empty line before and after it.',
});

export const includeImports = defineError<[code: string]>({
  code: 'include-imports',
  title: 'What is included imports something.',
  message: (code) =>
    `What is included becomes part of a page that is text, and this is code: ${code}`,
  hint: "Take the file in as a module: import Part from './_part.mdx'; and <Part /> where it is to stand.",
});
