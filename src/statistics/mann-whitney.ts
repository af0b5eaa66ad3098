import type { NonEmpty } from './non-empty.ts';

/**
 * How often chance alone parts two independent samples as far as these, if both come from the same
 * distribution: the two-sided p of Mann and Whitney's test (Wilcoxon's rank sum).
 * Convention: exact at any size; the smaller tail, doubled, at most 1. Ties get mid-ranks, and the
 * distribution is that of all ways to share out the ranks at hand.
 *
 * Reference: H. B. Mann and D. R. Whitney, On a Test of Whether one of Two Random Variables is
 * Stochastically Larger than the Other, Ann. Math. Statist. 18 (1947).
 */
export function mannWhitney(first: NonEmpty<number>, second: NonEmpty<number>): number {
  const ranks = doubledRanks([...first, ...second]);
  const own = ranks.slice(0, first.length).reduce((sum, rank) => sum + rank, 0);
  return pBySum(ranks, first.length)[own] ?? NaN;
}

/** Mid-ranks times two, which are whole numbers. */
function doubledRanks(values: readonly number[]): number[] {
  const sorted = values.toSorted((left, right) => left - right);
  return values.map((value) => sorted.indexOf(value) + sorted.lastIndexOf(value) + 2);
}

/** Of samples without ties, by their sizes: the same for all of them. */
const known = new Map<string, Float64Array>();

/** By the sum of the ranks of the first sample, which has `size`. */
function pBySum(ranks: readonly number[], size: number): Float64Array {
  if (new Set(ranks).size < ranks.length) return pOf(waysToSum(ranks, size));
  const key = `${size} ${ranks.length}`;
  const ps = known.get(key) ?? pOf(waysToSum(ranks, size));
  known.set(key, ps);
  return ps;
}

function pOf(ways: Float64Array): Float64Array {
  const all = ways.reduce((sum, count) => sum + count, 0);
  let below = 0;
  return ways.map((count) => {
    below += count;
    return Math.min(1, (2 * Math.min(below, all - below + count)) / all);
  });
}

/** By sum: in how many ways `size` of the ranks have it. */
function waysToSum(ranks: readonly number[], size: number): Float64Array {
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(total + 1));
  for (const counts of ways.slice(0, 1)) counts[0] = 1;
  for (const rank of ranks) {
    for (let taken = size; taken >= 1; taken -= 1) {
      const [fewer, own] = [ways[taken - 1], ways[taken]];
      if (!fewer || !own) continue;
      for (let sum = total; sum >= rank; sum -= 1) {
        own[sum] = (own[sum] ?? 0) + (fewer[sum - rank] ?? 0);
      }
    }
  }
  return ways[size] ?? new Float64Array(1);
}
