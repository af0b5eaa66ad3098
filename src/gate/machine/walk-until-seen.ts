import type { MachineVariant } from './machine-verdict.ts';
import { hasSeenEnough } from './seen-slow-downs.ts';

/** Fewer walks on each side say nothing, however far they are apart. */
export const leastPairs = 5;

interface WalkingPairs {
  /** Walks both sides once more; false where it has to end. */
  walkPair: (index: number) => Promise<boolean>;
  /** What all pairs so far say. */
  judge: () => MachineVariant[];
  /** Whether there is time for another pair. */
  hasTime: () => boolean;
}

/**
 * Walks pairs until the slow-down that is promised would be found in every variant, or the time is up.
 * When to stop is asked of the noise alone: whoever looks at the difference after each pair finds one
 * in the end.
 *
 * @returns what was found; undefined where fewer pairs than it takes were walked
 */
export async function walkUntilSeen({
  walkPair,
  judge,
  hasTime,
}: WalkingPairs): Promise<MachineVariant[] | undefined> {
  for (let index = 0; ; index += 1) {
    const isEnough = index >= leastPairs;
    const variants = isEnough ? judge() : undefined;
    if (variants?.every(hasSeenEnough) || (index > 0 && !hasTime())) return variants;
    if (!(await walkPair(index))) return variants;
  }
}
