import { defineError } from '../../../src/protocol/errors.ts';

export const overviewEmpty = defineError<[folder: string, meant: string | undefined]>({
  code: 'overview-empty',
  title: 'An overview has nothing to list.',
  message: (folder) =>
    folder === ''
      ? '<Overview /> lists the other pages of its folder, but there are none.'
      : `<Overview folder="${folder}" /> lists the pages of that folder, but there are none.`,
  hint: (_folder, meant) =>
    meant === undefined
      ? 'Have a page there that is neither a draft nor hidden, or write another folder by its path below the folder of the pages: folder="guides".'
      : `Did you mean folder="${meant}"?`,
});
