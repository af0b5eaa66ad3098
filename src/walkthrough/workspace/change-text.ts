interface TextChange {
  before: string;
  text: string;
}

/**
 * A file as it is after a change, without its last line feed, or why the change cannot be made.
 *
 * @param file undefined where there is none; then it is made of what is shown, unless some of that is
 * to be taken out of it
 */
export function changeText(
  file: string | undefined,
  { before, text }: TextChange,
): { text: string } | { reason: string } {
  if (file === undefined) {
    return isWithin(linesOf(before), linesOf(text))
      ? { text }
      : { reason: 'there is no such file to take lines out of' };
  }
  if (before === '') return { reason: 'nothing in it says where in the file its lines go' };
  const lines = linesOf(file.replace(/\r\n/g, '\n').replace(/\n$/, ''));
  const old = linesOf(before);
  const places = [...lines.keys()].filter((at) =>
    old.every((line, index) => lines[at + index] === line),
  );
  const [place, another] = places;
  if (place === undefined) return { reason: 'the file does not have the lines that it changes' };
  if (another !== undefined) {
    return { reason: `the file has the lines that it changes ${places.length} times` };
  }
  return { text: lines.toSpliced(place, old.length, ...linesOf(text)).join('\n') };
}

/** An empty text has no line. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

/** True where all of the lines come in the others, in their order. */
function isWithin(lines: readonly string[], others: readonly string[]): boolean {
  let found = 0;
  for (const line of others) if (line === lines[found]) found += 1;
  return found === lines.length;
}
