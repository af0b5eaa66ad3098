import { clockToleranceMs } from './clock-limits.ts';

/** Nobody reads for less: no step is reached sooner, and a page that is open tells of itself again. */
const leastSeenMs = 1_000;

/**
 * Whether the collector's own clock saw less than a second, or than half of a time that is claimed. Two
 * seconds are left to the network; where a hello is claimed, no more than a quarter of a time that is
 * short itself.
 */
export function isUnwitnessed(
  claimedMs: number,
  witnessedMs: number,
  { saysHello }: { saysHello: boolean },
): boolean {
  if (witnessedMs < leastSeenMs) return true;
  const leftMs = saysHello ? Math.min(clockToleranceMs, claimedMs / 4) : clockToleranceMs;
  return witnessedMs + leftMs < claimedMs / 2;
}
