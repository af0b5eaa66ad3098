/**
 * What a reader who copies a block wants of it: of a recorded session the commands without their
 * prompts and what they print, of a change the file as it is afterwards.
 *
 * @param copies what the button says that it copies (`markup.copies`): lines by their index, alone
 *   or as a range, each perhaps with how much of its start is left out (`0:2 3-7`); null for all of
 *   the block
 */
export function copiedText(text: string, copies: string | null): string {
  if (copies === null) return text;
  const lines = text.split('\n');
  return copies
    .split(' ')
    .flatMap((part) => {
      const [range = '', from] = part.split(':');
      const [first = 0, last = first] = range.split('-').map(Number);
      return lines.slice(first, last + 1).map((line) => line.slice(Number(from ?? 0)));
    })
    .join('\n');
}
