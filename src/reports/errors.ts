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
  title: 'A report is printed in one format.',
  message: (asked: string) => `${asked} were asked for at once.`,
  hint: 'Ask for one, or call the command once for each.',
});

export const reportsClosed = defineError({
  code: 'reports-closed',
  title: 'No more reports are made.',
  message: () => 'The collector is being stopped.',
  hint: 'Ask again when it runs.',
});
