import { beaconLimits } from '../../src/protocol/beacon.ts';

/**
 * Whether an event is missing that its page noted before one that came: requests that are under way
 * at once arrive in any order.
 */
export function hasGaps(events: readonly { run: string; seq: number }[]): boolean {
  const seqsOf = new Map<string, Set<number>>();
  for (const { run, seq } of events) {
    // The collector numbers its own from there on.
    if (seq >= beaconLimits.eventsPerRun) continue;
    const seqs = seqsOf.get(run) ?? new Set();
    seqsOf.set(run, seqs.add(seq));
  }
  return Array.from(seqsOf.values()).some((seqs) => Math.max(...seqs) !== seqs.size - 1);
}
