import { defineError } from '../protocol/errors.ts';

export const packageJsonUnreadable = defineError({
  code: 'package-json-unreadable',
  title: 'The package.json cannot be read.',
  message: (reason: string) => `The project's package.json is not what npm reads: ${reason}.`,
  hint: 'Mend it first: npm pkg get name',
});

export const folderOccupied = defineError({
  code: 'folder-occupied',
  title: 'The folder is not empty.',
  message: (folder: string, found: readonly string[]) =>
    `${folder} holds ${found.slice(0, 5).join(', ')}${found.length > 5 ? ' and more' : ''}, and no Astro site that Meantime could be added to.`,
  hint: 'Name another folder for the new site, or add --yes to make it there: what is there stays as it is.',
});

export const titleUnused = defineError<[title: string]>({
  code: 'title-unused',
  title: 'A title was given to a site that has one.',
  message: (title) =>
    `--title "${title}" is for a new site, and this folder has an Astro configuration, which is not given another.`,
  hint: 'Leave --title out, or name another folder.',
});

export const stepFailed = defineError({
  code: 'init-step-failed',
  title: 'The site was written, and a step after it failed.',
  message: (command: string, ending: string) => `\`${command}\` ended with ${ending}.`,
  hint: (command) =>
    `Mend what it says above and run it again: ${command}\nEverything that was written stays; \`npx meantime init\` goes on from there.`,
});

export const initUnanswered = defineError({
  code: 'init-unanswered',
  title: 'Nobody was there to say yes.',
  message: () => 'This is no terminal that could be asked, so nothing was written.',
  hint: 'Say it beforehand: meantime init --yes',
});
