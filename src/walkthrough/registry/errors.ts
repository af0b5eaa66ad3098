import { defineError } from '../../protocol/errors.ts';

export const packageUnreadable = defineError({
  code: 'package-unreadable',
  title: 'This is no npm package.',
  message: (file: string, reason: string) =>
    `--with gives newcomers the package in ${file}, and ${reason}.`,
  hint: 'Name what `npm pack` writes: --with ./my-tool-1.3.0.tgz',
});

export const givenUnusable = defineError({
  code: 'given-unusable',
  title: 'This cannot be given to newcomers.',
  message: (path: string, reason: string) => `--with names ${path}, and ${reason}.`,
  hint: 'Name a tarball that `npm pack` wrote, or a folder with programs for the front of PATH.',
});

export const cacheUnusable = defineError({
  code: 'cache-unusable',
  title: 'Packages cannot be kept.',
  message: (folder: string, reason: string) =>
    `--cache keeps packages in ${folder}, and that cannot be written: ${reason}.`,
  hint: 'Name a folder that you may write to.',
});
