import { defineError } from '../protocol/errors.ts';

interface Model {
  name: string;
  hash: string;
}

export const manifestOfAnotherModel = defineError<
  [file: string, manifest: Model, installed: Model]
>({
  code: 'manifest-of-another-model',
  title: 'The site was built by another version of Meantime.',
  message: (file, manifest, installed) =>
    `The times in ${file} come from the model ${nameOf(manifest)}, but this version has ${nameOf(installed)}.`,
  hint: 'Run "npx astro build" again.',
});

export const baselineMissing = defineError<[file: string, acceptCommand: string]>({
  code: 'baseline-missing',
  title: 'There is no baseline to compare with.',
  message: (file) =>
    `The file ${file} does not exist, so nothing says how long the quickstarts took before this change.`,
  hint: (_, acceptCommand) => `Run "${acceptCommand}" and commit the file.`,
});

export const baselineInvalid = defineError<[file: string, reason: string, acceptCommand: string]>({
  code: 'baseline-invalid',
  title: 'The baseline cannot be read.',
  message: (file, reason) => `${file} is no baseline of Meantime: ${reason}.`,
  hint: (_file, _reason, acceptCommand) =>
    `Bring back the committed file, or run "${acceptCommand}" to make it again from this build.`,
});

export const modelChanged = defineError<
  [file: string, baseline: Model, manifest: Model, acceptCommand: string]
>({
  code: 'model-changed',
  title: "The newcomer's model changed, so times cannot be compared.",
  message: (file, baseline, manifest) =>
    `${file} holds times of the model ${nameOf(baseline)}, but this build has ${nameOf(manifest)}. A difference between the two would say nothing about the page.`,
  hint: (_file, _baseline, _manifest, acceptCommand) =>
    `Run "${acceptCommand}" on a commit whose quickstarts you are content with, and commit the file.`,
});

export const baselineUnreadable = defineError<[file: string, reason: string]>({
  code: 'baseline-unreadable',
  title: 'The baseline cannot be read.',
  message: (file, reason) => `The baseline ${file} is there but cannot be read: ${reason}.`,
  hint: 'Make it a file that you may read.',
});

export const baselineUnwritable = defineError<[file: string, reason: string]>({
  code: 'baseline-unwritable',
  title: 'The baseline cannot be written.',
  message: (file, reason) => `${file} cannot be written: ${reason}.`,
  hint: 'Name a file in a folder that exists and that you may write to: --baseline <file>',
});

function nameOf({ name, hash }: Model): string {
  return `${name} (${hash})`;
}
