import type { Evidence } from '../../protocol/beacon.ts';
import type { ToldStep } from '../../protocol/known-steps.ts';
import { groupBy } from './group-by.ts';
import type { Clock, ReducedRun } from './run.ts';

/**
 * A reduced run as it is kept: positions in the place of names, since there may be a million of them.
 * Who changes what they hold counts `reductionVersion` up.
 */
export type PackedRun = readonly [
  quickstart: string,
  locale: string | null,
  revision: string,
  variant: string | null,
  referrer: string | null,
  campaign: string | null,
  /** `packTold` */
  told: string,
  evidence: Evidence | null,
  /** `runFlags`, and the clock's disagreement from `disagreementBit` on. */
  flags: number,
  landedAtMs: number,
  eventsMade: number,
  eventsLost: number,
  confused: number,
  /** To hello; to the last sign of life where there was none. */
  timeMs: number,
  /** From opening to hello; when it was last heard of, by the collector's clock, where there was none. */
  otherMs: number,
  /** Of each visit its step, when it was reached, copies and confused, one after the other. */
  steps: readonly (string | number)[],
  /** Of each note its id, step and locale (or null), when it was received, and its text. */
  notes: readonly (string | number | null)[],
];

/** Counted up when the same events come to other rows, or these are packed in another way. */
export const reductionVersion = 2;

export const runFlags = {
  isReached: 1,
  lab: 2,
  internal: 4,
  bot: 8,
  isUnwitnessed: 16,
  landLost: 32,
  isAway: 64,
  hasty: 128,
  isOver: 256,
  isMonotonic: 512,
  isReturnKnown: 1024,
  isReturning: 2048,
  crowded: 4096,
} as const;

const disagreementBit = 13;

const disagreements = [
  undefined,
  'slept',
  'delivered-late',
  'clock-set',
  'unexplained',
  'too-long',
] as const satisfies Clock['disagreement'][];

export function packRun(run: ReducedRun): PackedRun {
  const { quickstart, locale = null, revision, variant = null, from = {} } = run;
  const { referrer = null, campaign = null } = from;
  const { landedAtMs, eventsMade, eventsLost, confused } = run;
  const isReached = run.outcome === 'reached';
  return [
    ...([quickstart, locale, revision, variant, referrer, campaign] as const),
    packTold(quickstart, run.told),
    isReached ? run.evidence : null,
    flagsOf(run),
    ...([landedAtMs, eventsMade, eventsLost, confused] as const),
    isReached ? run.toHelloMs : run.lastSeenMs,
    isReached ? run.sinceOpenMs : run.lastReceivedMs,
    run.steps.flatMap((visit) => [visit.step, visit.reachedMs, visit.copies, visit.confused]),
    run.notes.flatMap((note) => [
      ...[note.id, note.step ?? null, note.locale ?? null],
      ...[note.receivedAtMs, note.text],
    ]),
  ];
}

function flagsOf(run: ReducedRun): number {
  const { clock, returning, landLost, isAway, lab, internal, bot, crowded, isUnwitnessed } = run;
  const holds: Record<keyof typeof runFlags, boolean> = {
    ...{ lab, internal, bot, crowded, isUnwitnessed, landLost, isAway },
    isReached: run.outcome === 'reached',
    hasty: run.outcome === 'reached' && run.hasty,
    isOver: run.outcome === 'unfinished' && run.isOver,
    isMonotonic: clock.used === 'monotonic',
    isReturnKnown: returning !== undefined,
    isReturning: returning === true,
  };
  const known = Object.entries(runFlags).filter(
    ([name]) => holds[name as keyof typeof runFlags], // its keys
  );
  const flags = known.reduce((sum, [, bit]) => sum | bit, 0);
  return flags | (disagreements.indexOf(clock.disagreement) << disagreementBit);
}

export function clockOf(flags: number): Clock {
  const disagreement = disagreements[flags >> disagreementBit];
  return {
    used: (flags & runFlags.isMonotonic) === 0 ? 'wall' : 'monotonic',
    ...(disagreement === undefined ? {} : { disagreement }),
  };
}

/**
 * One text for the places, so that runs which name the same share it:
 * `quickstart;revision,step,step;revision,step`, an empty word for what was not told.
 */
function packTold(quickstart: string, told: readonly ToldStep[]): string {
  const byRevision = groupBy(told, ({ revision = '' }) => revision);
  const lists = Array.from(byRevision, ([revision, places]) =>
    [revision, ...places.map(({ step = '' }) => step)].map(encodeURIComponent).join(','),
  );
  return [encodeURIComponent(quickstart), ...lists].join(';');
}

export function unpackTold(packed: string): ToldStep[] {
  const [quickstart = '', ...lists] = packed.split(';');
  return lists.flatMap((list) => {
    const [revision = '', ...steps] = list.split(',').map(decodeURIComponent);
    return steps.map((step) => ({
      quickstart: decodeURIComponent(quickstart),
      ...(revision === '' ? {} : { revision }),
      ...(step === '' ? {} : { step }),
    }));
  });
}
