import { isIPv6 } from 'node:net';
import { networkOf, rateLimiter, type RateLimit } from './rate-limit.ts';

/** How many runs one network may begin that count. */
export interface RunLimit extends RateLimit {
  /** Of how many of them it is, in IPv6: a customer often has a network of 48 bits. */
  of: 'link' | 'customer';
}

const hourS = 3_600;
const dayS = 24 * hourS;

/**
 * From one address 20 runs at once, 20 an hour and 60 a day: whoever makes them up by the thousand is
 * heard out, and counts like so many readers. Which of an office's readers count is decided by who
 * came first, not by how they fared, so that what is counted is still like the rest.
 */
export const usualRunLimits: readonly RunLimit[] = [
  { of: 'link', perSecond: 20 / hourS, burst: 20 },
  { of: 'link', perSecond: 60 / dayS, burst: 60 },
  { of: 'customer', perSecond: 80 / hourS, burst: 80 },
  { of: 'customer', perSecond: 240 / dayS, burst: 240 },
];

/** So many runs are remembered, those heard of last; in memory alone. */
const mostRuns = 50_000;

/**
 * Counts the runs that each address begins.
 *
 * @returns whether a run is beyond what its address may begin; of one that is known, what was said
 */
export function runAllowance(
  limits: readonly RunLimit[],
  now: () => number,
): (address: string, run: string) => boolean {
  const limiters = limits.map((limit) => {
    const groups16 = limit.of === 'customer' ? 3 : 4;
    const waitFor = rateLimiter(limit, now, (address) => networkOf(address, groups16));
    return (address: string) =>
      limit.of === 'link' || isIPv6(address) ? waitFor(address) > 0 : false;
  });
  const known = new Map<string, boolean>();
  return (address, run) => {
    const isBeyond = known.get(run) ?? limiters.some((isOver) => isOver(address));
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
