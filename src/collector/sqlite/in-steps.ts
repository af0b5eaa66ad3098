import { setTimeout } from 'node:timers/promises';

export interface Pace {
  nowMs: () => number;
  rest: (ms: number) => Promise<unknown>;
}

const usualPace: Pace = { nowMs: () => performance.now(), rest: setTimeout };

/** A step ends after so long, but not before one piece of work is done. */
const stepMs = 20;

/**
 * Does one piece of work after the other until none is left, several in one step. After each step it
 * rests as long as the step took, so that whoever waits for the lock gets it.
 *
 * @param doOne does a piece; false when none was left
 * @param step does its argument, all or nothing
 * @returns how many pieces there were
 */
export async function inSteps(
  doOne: () => boolean,
  step: (work: () => void) => Promise<void>,
  { nowMs, rest }: Pace = usualPace,
): Promise<number> {
  let done = 0;
  for (;;) {
    let startMs = nowMs();
    let count = 0;
    let isMore = false as boolean; // what the step sets, TypeScript does not see
    await step(() => {
      // Behind whoever else writes.
      startMs = nowMs();
      do {
        isMore = doOne();
        if (isMore) count += 1;
      } while (isMore && nowMs() - startMs < stepMs);
    });
    done += count;
    if (!isMore) return done;
    await rest(nowMs() - startMs);
  }
}
