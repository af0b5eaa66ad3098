import type { Fence, WrittenWord } from '../../protocol/fence.ts';
import { fenceWords, type FenceWordName } from '../../protocol/fence-words.ts';
import type { BlockRole } from '../../protocol/markup.ts';

interface Useless {
  /** Completes the sentence "it does nothing here, because …". */
  reason: string;
  hint: string;
}

/** Why a word says nothing of the block that it stands on; undefined where it does. */
export function uselessBecause(
  word: FenceWordName,
  { role, title, background }: Fence,
  words: readonly WrittenWord[],
): Useless | undefined {
  const has = (name: FenceWordName) => words.some((other) => other.name === name);
  const roles: readonly BlockRole[] = fenceWords[word].roles;
  if (roles.includes(role)) {
    if (word === 'fails' && background) {
      return {
        reason: 'a command that runs in the background is not meant to end',
        hint: 'Keep one of "background" and "fails".',
      };
    }
    if (word !== 'ready' || background) return undefined;
    return {
      reason: 'only a command that runs in the background gets ready while it runs',
      hint: 'Write "background" before it, or take it out.',
    };
  }
  if (word === 'keys' && !has('answer')) {
    return {
      reason: 'keys are pressed where a command waits for them',
      hint: 'Write "answer" before it, and the block below the command.',
    };
  }
  if (role === 'save') {
    return {
      reason: `the block is saved as ${title ?? ''} and not run`,
      hint: `Take out ${word}, and run the file in a block of its own below this one.`,
    };
  }
  const stronger = (['output', 'answer', 'norun'] as const).find(
    (name) => name !== word && has(name),
  );
  if (stronger !== undefined) {
    return {
      reason: `"${stronger}" says that the block is ${kinds[role]}`,
      hint: `Keep one of "${stronger}" and "${word}".`,
    };
  }
  return {
    reason: 'a block of this language is not run',
    hint: 'Write sh as the language, or "run" before it.',
  };
}

const kinds: Readonly<Record<BlockRole, string>> = {
  run: 'run',
  save: 'saved',
  output: 'an output',
  open: 'a page to open',
  answer: 'an answer',
  read: 'only read',
};
