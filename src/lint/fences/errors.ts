import { commentMarks } from '../../protocol/code-comments.ts';
import { codeWordNames } from '../../protocol/code-words.ts';
import { defineError } from '../../protocol/errors.ts';
import {
  fenceWordNames,
  fenceWords,
  isFenceWord,
  type FenceWordName,
} from '../../protocol/fence-words.ts';

// What can be wrong with the words of a fence. Where it is, the error's location says.

export const fenceWordMisspelt = defineError<[written: string, meant: string]>({
  code: 'fence-word-misspelt',
  title: 'A word of a code block is misspelt.',
  message: (written) => `"${written}" means nothing here, so the block is not what it should be.`,
  hint: (_written, meant) =>
    `Did you mean "${meant}"? The words are ${(isFenceWord(meant) ? fenceWordNames : codeWordNames).join(', ')}.`,
});

export const fenceWordUnreadable = defineError<[written: string, reason: string, meant: string]>({
  code: 'fence-word-unreadable',
  title: 'A word of a code block cannot be read.',
  message: (written, reason) => `${written} is passed over, because ${reason}.`,
  hint: (_written, _reason, meant) => `Did you mean ${meant}?`,
});

export const fenceWordTwice = defineError<[word: FenceWordName]>({
  code: 'fence-word-twice',
  title: 'A code block says something twice.',
  message: (word) => `"${word}" stands on this fence twice, and only one of them can count.`,
  hint: 'Keep the one that is meant.',
});

export const fenceValueMissing = defineError<[word: FenceWordName]>({
  code: 'fence-value-missing',
  title: 'A word of a code block lacks its value.',
  message: (word) => `"${word}" says nothing without a value.`,
  hint: (word) => `Write it like this: ${fenceWords[word].example}`,
});

export const fenceValueUnexpected = defineError<[word: FenceWordName, meant: string]>({
  code: 'fence-value-unexpected',
  title: 'A word of a code block has a value that nobody reads.',
  message: (word) => `"${word}" stands alone; what follows its = is passed over.`,
  hint: (_word, meant) => `Write it like this: ${meant}`,
});

export const fenceStatusWrong = defineError<[value: string]>({
  code: 'fence-status-wrong',
  title: 'A command cannot fail like this.',
  message: (value) =>
    `A command that fails has an exit status between 1 and 255, and "${value}" is none.`,
  hint: 'Write the status alone (fails=2), or "fails" where any will do.',
});

export const fenceWordUseless = defineError<[word: FenceWordName, reason: string, hint: string]>({
  code: 'fence-word-useless',
  title: 'A word of a code block does nothing.',
  message: (word, reason) => `"${word}" does nothing here, because ${reason}.`,
  hint: (_word, _reason, hint) => hint,
});

export const fenceLanguageMissing = defineError<[written: string, meant: string]>({
  code: 'fence-language-missing',
  title: 'A code block has a word where its language belongs.',
  message: (written) =>
    `The first word of a fence is the language, so "${written}" is taken for one and says nothing else.`,
  hint: (_written, meant) => `Did you mean ${meant}?`,
});

export const fenceLanguageMisspelt = defineError<[written: string, meant: string]>({
  code: 'fence-language-misspelt',
  title: 'A code block is not run.',
  message: (written) =>
    `"${written}" is no language of a shell, so nobody pastes these commands into the terminal.`,
  hint: (_written, meant) => `Did you mean "${meant}"?`,
});

export const fenceWordIdle = defineError<
  [words: readonly string[], blocks: number, title: string | undefined]
>({
  code: 'fence-word-idle',
  title: 'Code blocks have words that do nothing.',
  message: (words, blocks) =>
    `${blocks === 1 ? 'One code block' : `${blocks} code blocks`} of this page ${blocks === 1 ? 'has' : 'have'} words that nothing on this site reads: ${words.join(' ')}`,
  hint: (_words, _blocks, title) =>
    title === undefined
      ? `Take them out. What can be written is ${[...fenceWordNames, ...codeWordNames].join(', ')}.`
      : `Did you mean title="${title}"?`,
});

export const codeLinesMissing = defineError<[written: string, lines: number]>({
  code: 'code-lines-missing',
  title: 'A code block marks lines that it does not have.',
  message: (written, lines) =>
    `${written} is about a line that is not there: the block has ${lines === 1 ? 'one line' : `${lines} lines`}.`,
  hint: 'Lines are counted from 1 as they are shown: comments that only mark code are left out.',
});

export const codeWordMissing = defineError<[written: string]>({
  code: 'code-word-missing',
  title: 'A code block marks a word that it does not hold.',
  message: (written) => `${written} is nowhere in the lines that it is looked for in.`,
  hint: 'Write it as it stands in the code, or take it out.',
});

export const codeCommentUnknown = defineError<[name: string, meant: string | undefined]>({
  code: 'code-comment-unknown',
  title: 'A comment in a code block marks nothing.',
  message: (name) => `[!code ${name}] is shown to readers as it is, because nothing here reads it.`,
  hint: (_name, meant) =>
    meant === undefined
      ? `What can be written is ${commentMarks.map((mark) => `[!code ${mark}]`).join(', ')}. What is to be shown is written [\\!code …].`
      : `Did you mean [!code ${meant}]?`,
});

export const diffNotApplied = defineError<[file: string]>({
  code: 'diff-not-applied',
  title: 'A change is no change to a file.',
  message: (file) =>
    `Of this diff a reader cannot make ${file}: it has the headers of a patch, or no line that begins with + or -.`,
  hint: 'Show the lines alone, each changed one behind a + or -, or write `norun` where it is only to be read.',
});

export const codeNotImported = defineError<[written: string, reason: string]>({
  code: 'code-not-imported',
  title: 'A code block has its code from a file that does not have it.',
  message: (written, reason) => `${written} gives the block no code, because ${reason}.`,
  hint: 'Paths begin at the page: file="../../src/server.ts#start" is what stands between `#region start` and `#endregion`, #L3-L8 lines of the file.',
});
