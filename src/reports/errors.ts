import { defineError } from '../protocol/errors.ts';

export const sinceInvalid = defineError({
  code: 'since-invalid',
  title: 'This is no beginning of a window.',
  message: (text: string) =>
    `A window begins at a date, so many days ago, or at "all", not at "${text}".`,
  hint: 'For example: --since 30d, --since 2026-01-01, --since all',
});

export const untilInvalid = defineError({
  code: 'until-invalid',
  title: 'This is no end of a window.',
  message: (text: string) => `A window ends at a date or so many days ago, not at "${text}".`,
  hint: 'For example: --until 2026-02-01 (that day itself no longer counts)',
});

export const windowEmpty = defineError({
  code: 'window-empty',
  title: 'The window is empty.',
  message: (since: string, until: string) =>
    `Nothing lies between ${since} and ${until}: the end does not come after the beginning.`,
  hint: 'Exchange --since and --until, or leave --until away.',
});

export const againstInvalid = defineError({
  code: 'against-invalid',
  title: 'This is no window to compare with.',
  message: (text: string) =>
    `A window is compared with "before", or with one that began at a date that is past or so many days ago, not with "${text}".`,
  hint: 'For example: --since 7d --against before, --since 2026-02-01 --until 2026-03-01 --against 2026-01-01',
});

export const againstAll = defineError({
  code: 'against-all',
  title: 'There is nothing to compare with.',
  message: () => 'A window that begins with all there is leaves no other one.',
  hint: 'Say where the window begins: --since 30d --against before',
});

export const windowsOverlap = defineError({
  code: 'windows-overlap',
  title: 'The windows overlap.',
  message: (window: string, other: string) =>
    `${window} and ${other} have runs in common, which would count on both sides.`,
  hint: 'Let the other window begin at least as long before as this one lasts, or use --against before.',
});

export const splitUnknown = defineError({
  code: 'split-unknown',
  title: 'Runs are not told apart by this.',
  message: (text: string, keys: string) => `There is no split by "${text}". There are: ${keys}.`,
  hint: 'For example: --by variant',
});

export const accessLogUnreadable = defineError({
  code: 'access-log-unreadable',
  title: 'The access log cannot be read.',
  message: (file: string, reason: string) => `${file} cannot be read: ${reason}.`,
  hint: 'Give the path of a log that this user may read: --access-log /var/log/nginx/access.log',
});

export const accessLogIllegible = defineError({
  code: 'access-log-illegible',
  title: 'This is no access log of a known format.',
  message: (file: string) => `No line of ${file} is in the common or the combined log format.`,
  hint: 'nginx writes the combined format unless told otherwise; Caddy needs its transform encoder.',
});

export const reportFormats = defineError({
  code: 'report-formats',
  title: 'One format is printed at a time.',
  message: (asked: string) => `${asked} were asked for at once.`,
  hint: 'Ask for one, or call the command once for each.',
});

export const reportsClosed = defineError({
  code: 'reports-closed',
  title: 'No more reports are made.',
  message: () => 'The collector is being stopped.',
  hint: 'Ask again when it runs.',
});
