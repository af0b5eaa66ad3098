import type { Random } from '../../../src/statistics/random.ts';

/** What a reader does, or what happens to them. */
export type Deed =
  /** Reads a step of the quickstart. */
  | { do: 'read'; step: string }
  | { do: 'copy' | 'confused' | 'hello' | 'reload' | 'elsewhere' }
  /** Time goes by: at the page, or with the machine asleep, whose monotonic clock stops. */
  | { do: 'wait' | 'sleep'; ms: number }
  /** Somebody sets the reader's clock. */
  | { do: 'set-clock'; byMs: number }
  | { do: 'offline' | 'online' }
  /** The tab is gone, without a word. */
  | { do: 'kill' };

/** What becomes of a batch on its way. */
export const fates = [
  'pass',
  'delay',
  'drop',
  'lose-answer',
  'twice',
  '403',
  '404',
  '429',
  '502',
] as const;
export type Fate = (typeof fates)[number];

export interface Journey {
  landsOn: 'home' | 'quickstart';
  deeds: Deed[];
  /** Of each batch in turn; what comes after the last passes. */
  fates: Fate[];
}

const minuteMs = 60_000;

/** A way through the quickstart: its steps in some order, with what comes in between. */
export function drawJourney(steps: readonly string[], random: Random): Journey {
  const below = (count: number) => Math.floor(random() * count);
  const chance = (share: number) => random() < share;
  const deeds: Deed[] = [];
  const between = (): void => {
    if (chance(0.3)) deeds.push({ do: 'copy' });
    if (chance(0.4)) deeds.push({ do: 'wait', ms: below(20 * minuteMs) });
    if (chance(0.1)) deeds.push({ do: 'sleep', ms: minuteMs + below(30 * minuteMs) });
    if (chance(0.05)) {
      deeds.push({ do: 'set-clock', byMs: (chance(0.5) ? 1 : -1) * (5 + below(300)) * minuteMs });
    }
    if (chance(0.15)) deeds.push({ do: 'confused' });
    if (chance(0.15)) deeds.push({ do: 'reload' });
    if (chance(0.1)) deeds.push({ do: 'elsewhere' });
    if (chance(0.2))
      deeds.push(
        { do: 'offline' },
        { do: 'copy' },
        { do: 'wait', ms: below(minuteMs) },
        { do: 'online' },
      );
  };
  const last = 1 + below(steps.length);
  for (const step of steps.slice(0, last)) {
    deeds.push({ do: 'read', step });
    between();
  }
  if (chance(0.2)) deeds.push({ do: 'read', step: steps[below(last)] ?? '' });
  if (chance(0.6)) deeds.push({ do: 'hello' });
  if (chance(0.1)) deeds.splice(1 + below(deeds.length), deeds.length, { do: 'kill' });
  return {
    landsOn: chance(0.5) ? 'home' : 'quickstart',
    deeds,
    fates: Array.from({ length: below(12) }, () => fates[below(fates.length)] ?? 'pass'),
  };
}
