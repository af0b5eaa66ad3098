import { judgeWalks } from '../../../src/gate/machine/judge-walks.ts';
import { hasSeenEnough } from '../../../src/gate/machine/seen-slow-downs.ts';
import { walkUntilSeen } from '../../../src/gate/machine/walk-until-seen.ts';
import type { TimedAction, TimedWalk } from '../../../src/gate/machine/walked-sides.ts';
import { isNonEmpty } from '../../../src/statistics/non-empty.ts';
import { seededRandom, type Random } from '../../../src/statistics/random.ts';
import type { NoiseLaw } from './noise-laws.ts';

/** What a quickstart waits for, in ms: an installation, a build, a server, a page. */
const actionsMs: readonly [kind: TimedAction['kind'], ms: number][] = [
  ['run', 14_000],
  ['run', 6_000],
  ['run', 1_200],
  ['open', 500],
];

export interface SimulatedCheck {
  law: NoiseLaw;
  /** Standard deviation of the logarithm of an action's time. */
  noise: number;
  /** Index of the action that takes longer at the head, and by how many ms. */
  slowed?: { action: number; ms: number };
  mostPairs: number;
  random: Random;
}

export interface CheckOutcome {
  pairs: number;
  /** It found something. */
  isRed: boolean;
  /** It found nothing, and too much would have gone unseen. */
  isUnjudged: boolean;
}

/** The time that 50 % and 10 s more make of an action. */
export function slowedBy(action: number, share: number, leastMs: number): number {
  return Math.max((actionsMs[action]?.[1] ?? 0) * share, leastMs);
}

export const actionCount = actionsMs.length;

/** A check whose walks are drawn, and all the rest as it is. */
export async function simulateCheck(check: SimulatedCheck): Promise<CheckOutcome> {
  const { law, noise, slowed, mostPairs, random } = check;
  const walk = (extra: SimulatedCheck['slowed']): TimedWalk => {
    // A machine is slow for a while: half of the variance is the walk's, half is each action's own.
    const shared = law.draw(random) * noise * Math.SQRT1_2;
    return actionsMs.map(([kind, ms], index) => {
      const own = law.draw(random) * noise * Math.SQRT1_2;
      const whole = ms + (extra?.action === index ? extra.ms : 0);
      const machineMs = whole * Math.exp(shared + own);
      return { step: 'Step', kind, text: `${index}`, machineMs };
    });
  };
  const base: TimedWalk[] = [];
  const head: TimedWalk[] = [];
  const variants = await walkUntilSeen({
    walkPair() {
      base.push(walk(undefined));
      head.push(walk(slowed));
      return Promise.resolve(true);
    },
    judge() {
      if (!isNonEmpty(base) || !isNonEmpty(head)) return [];
      const names = { quickstart: 'quickstart', variant: 'default', source: 'quickstart.mdx' };
      return [judgeWalks({ ...names, base, head }, seededRandom(1))];
    },
    hasTime: () => base.length < mostPairs,
  });
  const [variant] = variants ?? [];
  const isRed = variant !== undefined && variant.regressions.length > 0;
  return {
    ...{ pairs: base.length, isRed },
    isUnjudged: !isRed && (variant === undefined || !hasSeenEnough(variant)),
  };
}
