/**
 * The name that was most likely meant by a mistyped one, small letters or not; undefined when none
 * is near.
 *
 * @param reachOf how many mistakes a name of a length may have @default a third of its letters
 */
export function nearestName(
  word: string,
  names: readonly string[],
  reachOf = (letters: number): number => Math.max(1, Math.floor(letters / 3)),
): string | undefined {
  const mistyped = word.slice(0, 50);
  const ranked = names
    // Each letter more or less is a mistake.
    .filter((name) => Math.abs(name.length - mistyped.length) <= reachOf(name.length))
    .map((name) => ({ name, distance: editDistance(mistyped.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= reachOf(name.length))
    .map((near) => ({ ...near, exact: editDistance(mistyped, near.name) }))
    .sort((left, right) => left.distance - right.distance || left.exact - right.exact);
  return (
    ranked[0]?.name ?? (word.length >= 3 ? names.find((name) => name.startsWith(word)) : undefined)
  );
}

/** Letters to insert, delete, replace or swap with a neighbour (optimal string alignment). */
function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= from.length; row += 1) {
    const distances = [row];
    rows.push(distances);
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      distances.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (same ? 0 : 1),
          swapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(from.length, to.length);
}
