/**
 * The candidate that was most likely meant: the one with the fewest letters to change, a fifth of
 * them and at most five; else the first of a few below the wanted path; else the only one with the same
 * last part (`/guide/install/`, `/start/install/`).
 */
export function nearest(wanted: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(Math.max(2, Math.floor(wanted.length / 5)), mostEdits) + 1;
  const below: string[] = [];
  const sameEnd: string[] = [];
  const lowered = wanted.toLowerCase();
  const end = lastPart(wanted);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) < least) {
      const distance = editDistance(lowered, candidate.toLowerCase(), least);
      if (distance < least) [best, least] = [candidate, distance];
    }
    if (wanted.endsWith('/') && candidate.startsWith(wanted)) below.push(candidate);
    if (candidate.includes(end) && lastPart(candidate) === end) sameEnd.push(candidate);
  }
  if (best === undefined && below.length <= fewBelow) best = below[0];
  return best ?? (sameEnd.length === 1 ? sameEnd[0] : undefined);
}

const mostEdits = 5;
const fewBelow = 3;

function lastPart(path: string): string {
  return path.split('/').findLast((part) => part !== '') ?? path;
}

/** Letters to add, remove or replace (Levenshtein), or `limit` where it is that or more. */
function editDistance(a: string, b: string, limit: number): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return distanceOfRests(a.slice(start, a.length - end), b.slice(start, b.length - end), limit);
}

/** Of the whole table only the band is filled in which the distance can stay below the limit. */
function distanceOfRests(a: string, b: string, limit: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = new Array<number>(b.length + 1).fill(limit);
    if (i < limit) next[0] = i;
    let least = next[0] ?? limit;
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j += 1) {
      // Both rows are as long as b, and one more.
      const replaced = (row[j - 1] ?? limit) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const distance = Math.min(replaced, (row[j] ?? limit) + 1, (next[j - 1] ?? limit) + 1);
      if (distance < least) least = distance;
      next[j] = distance;
    }
    if (least >= limit) return limit;
    row = next;
  }
  return Math.min(row[b.length] ?? limit, limit);
}
