/**
 * A part of the last pipeline of a command, as it is written; else which one it is.
 *
 * @param index from 0
 */
export function partOf(command: string, index: number, parts: number): string {
  const written = splitAtPipes(command);
  return written.length === parts
    ? (written[index] ?? '').trim()
    : `part ${index + 1} of the ${parts} in its pipeline`;
}

/** Leaves alone what is quoted, and `||`. */
function splitAtPipes(command: string): string[] {
  const parts = [''];
  for (const [piece] of command.matchAll(
    /'[^']*'|"(?:\\.|[^"\\])*"|\\.|\|\||>\||\|&?|[^'"\\|>]+|./gs,
  )) {
    if (piece === '|' || piece === '|&') parts.push('');
    else parts.push((parts.pop() ?? '') + piece);
  }
  return parts;
}
