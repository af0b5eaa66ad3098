import { defineError } from '../../protocol/errors.ts';

export const optionOfAnotherTrack = defineError<[option: string, track: string, needed: string]>({
  code: 'option-of-another-track',
  title: 'An option does not belong to this check.',
  message: (option, track, needed) =>
    `--${option} says nothing to ${track}; it goes with ${needed}.`,
  hint: 'Leave it out, or name the check that it belongs to. "meantime check --help" lists them.',
});

export const againstMissing = defineError({
  code: 'against-missing',
  title: 'There is nothing to compare with.',
  message: () =>
    'The machine track walks this revision and another one on the same machine, and nobody said which.',
  hint: 'For example: meantime check --machine --against origin/main',
});

export const minutesInvalid = defineError({
  code: 'minutes-invalid',
  title: 'This is no number of minutes.',
  message: (text: string) => `--minutes takes a whole number from 1 to 600, not "${text}".`,
  hint: 'For example: --minutes 20',
});

export const repositoryMissing = defineError({
  code: 'repository-missing',
  title: 'There is no Git repository here.',
  message: (reason: string) =>
    `The revision to compare with comes from the project's own history, and git says: ${reason}`,
  hint: 'Run the command in a clone of the repository, with git on PATH.',
});

export const revisionUnknown = defineError({
  code: 'revision-unknown',
  title: 'There is no such revision.',
  message: (revision: string) => `This clone has no commit by the name "${revision}".`,
  hint: 'Fetch it first. A workflow of GitHub clones one commit alone, unless actions/checkout is given `fetch-depth: 0`.',
});

export const revisionNotBuilt = defineError({
  code: 'revision-not-built',
  title: 'Could not be judged: a revision could not be built.',
  message: (revision: string, what: string, output: string) =>
    `In a checkout of ${revision}, ${what}. The last that it said:\n\n${output || 'nothing'}`,
  hint: 'Nothing was compared. Mend the build of that revision, or compare with another one: --against <revision>',
});

export const nothingShared = defineError({
  code: 'nothing-shared',
  title: 'Could not be judged: the two revisions have no quickstart in common.',
  message: (base: string, bases: readonly string[], heads: readonly string[]) =>
    `${base} has: ${bases.join(', ') || 'none'}. This revision has: ${heads.join(', ') || 'none'}.`,
  hint: 'Compare with a revision that has the same quickstart, by the same name.',
});

export const revisionNotWalked = defineError({
  code: 'revision-not-walked',
  title: 'Could not be judged: a walk did not come to hello world.',
  message: (revision: string, failures: string) => `Of ${revision}:\n\n${failures}`,
  hint: 'Nothing was compared. "meantime walk" shows the same of the revision that is checked out.',
});

export const checkStopped = defineError({
  code: 'check-stopped',
  title: 'Could not be judged: the check was stopped.',
  message: (pairs: number) =>
    `It was stopped after ${pairs === 1 ? 'one pair' : `${pairs} pairs`} of walks, and what it had started was ended.`,
});

export const pairsTooFew = defineError({
  code: 'pairs-too-few',
  title: 'Could not be judged: there was no time for enough walks.',
  message: (pairs: number, least: number, minutes: number) =>
    `In ${minutes} min each revision was walked ${pairs === 1 ? 'once' : `${pairs} times`}, and it takes ${least}.`,
  hint: 'Give it more time, or one quickstart alone: --minutes 60 --only <id>',
});

export const onlyUnknown = defineError({
  code: 'only-unknown',
  title: 'There is no such quickstart.',
  message: (only: string, known: readonly string[]) =>
    `No quickstart "${only}" is known. There are: ${known.join(', ') || 'none'}.`,
  hint: 'Name one of these, or leave --only out.',
});

export const walkUnreadable = defineError({
  code: 'walk-unreadable',
  title: 'The results of a walk cannot be read.',
  message: (file: string, reason: string) => `${file} is no result of "meantime walk": ${reason}.`,
  hint: 'Walk again, or name another file: --walk <file>',
});
