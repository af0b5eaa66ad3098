import { readSession } from './session.ts';

/**
 * What a reader who copies a block wants of it: of a recorded session the commands without their
 * prompts and what they print, of a diff the file as it is afterwards.
 *
 * @param kind what the button says that it copies (`markup.copies`); null for all of the block
 */
export function copiedText(text: string, kind: string | null): string {
  if (kind === 'session') {
    return readSession(text)
      .map((command) => command.text)
      .join('\n');
  }
  if (kind === 'diff') return afterwards(text);
  return text;
}

function afterwards(diff: string): string {
  return diff.replace(/^-.*\n?|\n-.*$/gm, '').replace(/^[+ ]/gm, '');
}
