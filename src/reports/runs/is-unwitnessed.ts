import { clockToleranceMs } from './clock-limits.ts';

/**
 * Whether the collector's own clock saw less than half of a time that is claimed. Two seconds are left
 * to the network; where a hello is claimed, no more than a quarter of a time that is short itself.
 */
export function isUnwitnessed(
  claimedMs: number,
  witnessedMs: number,
  { saysHello }: { saysHello: boolean },
): boolean {
  const leftMs = saysHello ? Math.min(clockToleranceMs, claimedMs / 4) : clockToleranceMs;
  return witnessedMs + leftMs < claimedMs / 2;
}
