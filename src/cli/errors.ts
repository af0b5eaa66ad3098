import { defineError } from '../protocol/errors.ts';

export const commandMissing = defineError({
  code: 'command-missing',
  title: 'The command is missing.',
  message: (option: string) => `"${option}" stands before any command, and options come after one.`,
  hint: 'Write it like this: meantime check --json. "meantime --help" lists the commands.',
});

export const commandUnknown = defineError<[word: string, nearest: string | undefined]>({
  code: 'command-unknown',
  title: 'There is no such command.',
  message: (word) => `Meantime has no command "${word}".`,
  hint: (_, nearest) => `${didYouMean(nearest)}"meantime --help" lists the commands.`,
});

export const optionUnknown = defineError<
  [command: string, option: string, nearest: string | undefined]
>({
  code: 'option-unknown',
  title: 'There is no such option.',
  message: (command, option) => `"meantime ${command}" has no option "${option}".`,
  hint: (command, _, nearest) =>
    `${didYouMean(nearest)}"meantime ${command} --help" lists its options.`,
});

export const optionWithoutValue = defineError<[command: string, option: string, value: string]>({
  code: 'option-without-value',
  title: 'An option lacks its value.',
  message: (command, option) => `The option "${option}" of "meantime ${command}" needs a value.`,
  hint: (command, option, value) => `Write it like this: meantime ${command} ${option} ${value}`,
});

export const optionWithValue = defineError<[command: string, option: string, value: string]>({
  code: 'option-with-value',
  title: 'An option takes no value.',
  message: (command, option, value) =>
    `The option "${option}" of "meantime ${command}" is a switch: it takes no value, and got "${value}".`,
  hint: (command, option) => `Write it like this: meantime ${command} ${option}`,
});

export const optionRepeated = defineError<[command: string, option: string]>({
  code: 'option-repeated',
  title: 'An option was given twice.',
  message: (command, option) =>
    `The option "${option}" of "meantime ${command}" can be given once.`,
  hint: 'Leave one of them out.',
});

export const wordUnexpected = defineError<[command: string, word: string, usage: string]>({
  code: 'word-unexpected',
  title: 'There is a word too many.',
  message: (command, word) => `"meantime ${command}" has no use for the word "${word}".`,
  hint: (_command, _word, usage) => `Usage: meantime ${usage}`,
});

export const astroMissing = defineError({
  code: 'astro-missing',
  title: 'There is no Astro here.',
  message: () => 'The pages are read by the Astro of the project, and this folder has none.',
  hint: 'Run the command in the folder of astro.config.mjs, after npm install.',
});

export const lintStopped = defineError({
  code: 'lint-stopped',
  title: 'Astro stopped before it had read the pages.',
  message: (ending: string, output: string) =>
    `It ended with ${ending} and said:\n\n${output || 'nothing'}`,
  hint: 'The cause is most likely in astro.config.mjs or src/content.config.ts. "npx astro sync" shows the same.',
});

export const pagesNotReported = defineError({
  code: 'pages-not-reported',
  title: 'Nothing was said of the pages.',
  message: () =>
    'Astro ran, but its configuration has no docs() of Meantime that loads pages into a collection.',
  hint: 'A site with timing() alone is told by its build: npx astro build. Otherwise add meantime({ title: … }) to the integrations in astro.config.mjs, and docs() of meantime/content to src/content.config.ts.',
});

export const settingsUnreadable = defineError({
  code: 'settings-unreadable',
  title: 'The settings cannot be read.',
  message: (file: string, reason: string) => `The settings file ${file} cannot be used: ${reason}.`,
  hint: 'Name a file that is there with --settings, or leave it out.',
});

export const settingsMalformed = defineError({
  code: 'settings-malformed',
  title: 'The settings are not written as YAML or JSON.',
  message: (file: string, reason: string) => `The settings file ${file} cannot be read: ${reason}.`,
  hint: 'A line each, for example: port: 8080',
});

export const settingUnknown = defineError<[name: string, nearest: string | undefined]>({
  code: 'setting-unknown',
  title: 'There is no such setting.',
  message: (name) => `The settings file names "${name}", which is no option of this command.`,
  hint: (_, nearest) => `${didYouMean(nearest)}Settings have the names of the options, without --.`,
});

export const settingInvalid = defineError({
  code: 'setting-invalid',
  title: 'A setting has a value that it cannot have.',
  message: (name: string, expected: string) => `The setting "${name}" takes ${expected}.`,
  hint: 'Write it as the option of that name takes it.',
});

export const variableInvalid = defineError({
  code: 'variable-invalid',
  title: 'A variable has a value that it cannot have.',
  message: (name: string, text: string) => `${name} is true or false, not "${text}".`,
  hint: (name: string) => `For example: ${name}=true`,
});

export const logFormatUnknown = defineError({
  code: 'log-format-unknown',
  title: 'There is no such log.',
  message: (text: string) => `--log takes "text" or "json", not "${text}".`,
  hint: 'For example: --log json',
});

export const outputUnwritable = defineError({
  code: 'output-unwritable',
  title: 'The output cannot be written.',
  message: (reason: string) =>
    `What this command prints goes where it cannot be written: ${reason}.`,
  hint: 'Make room there, or send the output elsewhere: > another-file',
});

export const importUnreadable = defineError({
  code: 'import-unreadable',
  title: 'The export cannot be read.',
  message: (file: string, reason: string) => `${file} cannot be read to its end: ${reason}.`,
  hint: 'Name a file that meantime export wrote: meantime import runs.ndjson',
});

export const importRefused = defineError({
  code: 'import-refused',
  title: 'Some lines were refused.',
  message: (file: string, count: number) =>
    `${count === 1 ? 'One line' : `${count} lines`} of ${file} could not be understood; all others are kept.`,
  hint: 'Mend the lines named above and import the file again: what is there already counts once.',
});

export const importCut = defineError({
  code: 'import-cut',
  title: 'The export was cut short.',
  message: (file: string) =>
    `${file} has no last line that counts the ones before it, so something is missing; what is there is kept.`,
  hint: 'Export again and import the whole file: what is there already counts once.',
});

export const runInvalid = defineError({
  code: 'run-invalid',
  title: 'This is no run.',
  message: (text: string) =>
    `A run is named by 32 hexadecimal digits in lower case, not "${text}".`,
  hint: 'Readers find their id in window.meantime.run(), a team in meantime export.',
});

export const noteStatusUnknown = defineError<[text: string, nearest: string | undefined]>({
  code: 'note-status-unknown',
  title: 'There is no such thing to say of a note.',
  message: (text) => `A note is seen, fixed, answered or open again, not "${text}".`,
  hint: (_, nearest) => `${didYouMean(nearest)}For example: meantime notes fixed 7K3M9Q2X4T`,
});

export const notesUnnamed = defineError({
  code: 'notes-unnamed',
  title: 'No note is named.',
  message: (status: string) => `It is not said which notes are ${status}.`,
  hint: (status: string) =>
    `"meantime notes" prints them with their ids: meantime notes ${status} 7K3M9Q2X4T`,
});

export const noteUnknown = defineError({
  code: 'note-unknown',
  title: 'There is no such note.',
  message: (id: string, site: string) =>
    `No note of "${id}" is kept of the site "${site}", and nothing was marked: it is mistyped, or its reader has erased it.`,
  hint: '"meantime notes --since all" prints all notes with their ids.',
});

export const commitUnfit = defineError({
  code: 'commit-unfit',
  title: 'This is no commit of a mended note.',
  message: (reason: string) => `--commit names what mended the notes: ${reason}.`,
  hint: 'For example: meantime notes fixed 7K3M9Q2X4T --commit 4f0c2e1',
});

export const forgetUnclear = defineError({
  code: 'forget-unclear',
  title: 'It is not clear what to forget.',
  message: () =>
    'Runs are named by their ids, or by both ends of a window, so that nothing is erased that nobody named.',
  hint: 'For example: meantime forget 0b5f1c7e9a3d4862b1e0c4f7a9d25e83, or meantime forget --since all --until 2026-01-01',
});

export const forgetUnconfirmed = defineError({
  code: 'forget-unconfirmed',
  title: 'Nothing was erased yet.',
  message: (count: number, window: string) =>
    `${count === 1 ? 'One run' : `${count} runs`} landed ${window} and would be erased for good.`,
  hint: 'Add --yes to erase them.',
});

export const backupUnnamed = defineError({
  code: 'backup-unnamed',
  title: 'The backup needs a name.',
  message: () => 'A backup is one file, and its name was not given.',
  hint: 'For example: meantime backup runs-2026-01-31.db',
});

export const backupElsewhere = defineError({
  code: 'backup-elsewhere',
  title: 'This database is backed up by ClickHouse itself.',
  message: () => 'A backup copies one file, and a database in ClickHouse is none.',
  hint: 'Use BACKUP of ClickHouse, or meantime export > runs.ndjson.',
});

function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? '' : `Did you mean "${nearest}"? `;
}
