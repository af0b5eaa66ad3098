/**
 * What a reader who copies a block wants of it: of a recorded session the commands without their
 * prompts and what they print, of a diff the file as it is afterwards.
 *
 * @param copies what the button says that it copies (`markup.copies`): `diff`, or of each line that is
 *   copied its index and how much of its start is left out, `0:2 3:2`; null for all of the block
 */
export function copiedText(text: string, copies: string | null): string {
  if (copies === 'diff') return afterwards(text);
  if (!copies) return text;
  const lines = text.split('\n');
  return copies
    .split(' ')
    .map((part) => {
      const [line = 0, from] = part.split(':').map(Number);
      return lines[line]?.slice(from);
    })
    .join('\n');
}

function afterwards(diff: string): string {
  return diff.replace(/^-.*\n?|\n-.*$/gm, '').replace(/^[+ ]/gm, '');
}
