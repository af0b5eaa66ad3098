import { defineError } from '../../protocol/errors.ts';

export const changeNotApplied = defineError({
  code: 'change-not-applied',
  title: 'A change to a file cannot be made.',
  message: (step: string, file: string, reason: string) =>
    `The step "${step}" shows a change to \`${file}\`, and ${reason}.`,
  hint: 'Show the lines around the change as the file has them at that point, and mark what is new with + or `ins={…}` and what goes with - or `del={…}`. Where the block is the whole file, mark lines with `{…}` instead.',
});
