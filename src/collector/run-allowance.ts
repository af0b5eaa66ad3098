import { rateLimiter, type RateLimit } from './rate-limit.ts';

/**
 * From one address 20 runs at once, and 20 an hour: whoever makes them up by the thousand is heard
 * out, and counts like 20 readers. Which of an office's readers count is decided by who came first,
 * not by how they fared, so that what is counted is still like the rest.
 */
export const usualRunLimit: RateLimit = { perSecond: 20 / 3_600, burst: 20 };

/** So many runs are remembered, those heard of last; in memory alone. */
const mostRuns = 50_000;

/**
 * Counts the runs that each address begins.
 *
 * @returns whether a run is beyond what its address may begin; of one that is known, what was said
 */
export function runAllowance(
  limit: RateLimit,
  now: () => number,
): (address: string, run: string) => boolean {
  const waitFor = rateLimiter(limit, now);
  const known = new Map<string, boolean>();
  return (address, run) => {
    const isBeyond = known.get(run) ?? waitFor(address) > 0;
    // The last one is kept longest.
    known.delete(run);
    known.set(run, isBeyond);
    if (known.size > mostRuns) {
      const [oldest = run] = known.keys();
      known.delete(oldest);
    }
    return isBeyond;
  };
}
