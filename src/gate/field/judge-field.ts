/** How the readers of one quickstart fared in two windows of the same length. */
export interface ComparedReaders {
  quickstart: string;
  /** Source file relative to the project's root. */
  source: string;
  before: ReadersOfWindow;
  now: ReadersOfWindow;
  /** Restricted mean of this window less that of the one before, with its 95 % interval, in ms; `null` where either has too few runs. */
  difference: { ms: number; lowMs: number; highMs: number } | null;
  /** Runs that each window needs so that a change of 20 % is seen 8 times of 10; `null` where that cannot be told. */
  runsToSee: number | null;
  /** Runs that each needs so that a difference as large as this one is told from none; `null` likewise. */
  runsToSettle: number | null;
}

interface ReadersOfWindow {
  runs: number;
  /** Mean of min(time, 60 min) over all of them; `null` where they are too few. */
  restrictedMeanMs: number | null;
}

export interface JudgedReaders extends ComparedReaders {
  /** `slower`: beyond chance and the margin; `unjudged`: too few runs to say that it holds. */
  verdict: 'slower' | 'holds' | 'unjudged';
  /** What may be worse and holds. */
  marginMs: number | null;
  /** Of one that could not be judged: about so many runs it takes in each window. */
  runsNeeded?: number;
}

/** Readers that are slower by less are nothing to stop for. */
const margin = { share: 0.05, ms: 15_000 } as const;
/** It holds where the interval leaves no room for readers that are slower by so much. */
const ruledOut = 0.2;

/**
 * Judges a window by the one before. It fails when the 95 % interval of the difference excludes zero and
 * the difference is above the margin; it holds when the interval excludes a change for the worse of 20 %.
 * What lies between could not be judged: silence of few readers is no good news.
 *
 * @param leastRuns below so many runs a window has no restricted mean
 */
export function judgeField(compared: ComparedReaders, leastRuns: number): JudgedReaders {
  const { before, now, difference, runsToSee, runsToSettle } = compared;
  if (!difference || before.restrictedMeanMs === null) {
    const runsNeeded = Math.max(leastRuns, runsToSee ?? 0);
    return { ...compared, verdict: 'unjudged', marginMs: null, runsNeeded };
  }
  const marginMs = Math.max(margin.ms, Math.round(before.restrictedMeanMs * margin.share));
  if (difference.lowMs > 0 && difference.ms > marginMs) {
    return { ...compared, verdict: 'slower', marginMs };
  }
  if (difference.highMs < ruledOut * before.restrictedMeanMs) {
    return { ...compared, verdict: 'holds', marginMs };
  }
  const runs = Math.min(before.runs, now.runs);
  // With as many as it takes to see 20 %, it is this very difference that more runs have to settle.
  const isLeft = runsToSee !== null && runs < runsToSee;
  const runsNeeded = Math.max(runs + 1, (isLeft ? runsToSee : runsToSettle) ?? 0);
  return { ...compared, verdict: 'unjudged', marginMs, runsNeeded };
}
