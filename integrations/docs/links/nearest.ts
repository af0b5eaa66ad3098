/**
 * The candidate that was most likely meant: the one with the fewest letters to change, at most a
 * third of them, else the only one with the same last part (`/guide/install/`, `/start/install/`).
 */
export function nearest(wanted: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  const sameEnd: string[] = [];
  for (const candidate of candidates) {
    const distance = editDistance(wanted.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
    if (lastPart(candidate) === lastPart(wanted)) sameEnd.push(candidate);
  }
  return best ?? (sameEnd.length === 1 ? sameEnd[0] : undefined);
}

function lastPart(path: string): string | undefined {
  return path.split('/').findLast((part) => part !== '');
}

/** Letters to add, remove or replace (Levenshtein), or `limit` where it is that or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) >= limit) return limit;
    row = next;
  }
  return Math.min(row[b.length] ?? limit, limit);
}
