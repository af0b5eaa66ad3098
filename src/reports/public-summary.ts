import type { Manifest } from '../protocol/manifest.ts';
import type { TimeWindow } from '../protocol/received-event.ts';
import type { QuickstartReport, Report } from './report.ts';

/** Of fewer runs nothing is told. */
export const publicFromRuns = 20;

const dayMs = 86_400_000;
const windowDays = 30;

/** A share with its 95 % interval, in steps of 0.05. */
interface PublicShare {
  share: number;
  low: number;
  high: number;
}

/** A time with its 95 % interval, in steps of 10 s, from 5 min on of 30 s; `null` for never. */
interface PublicTime {
  ms: number | null;
  lowMs: number | null;
  highMs: number | null;
}

/** What strangers may know of a quickstart. All of it is `null` below 20 runs. */
export interface PublicQuickstart {
  id: string;
  title: string;
  path: string;
  /** Of its content, as the build wrote it into the page. */
  revision: string;
  /** At least so many, in steps of 10. */
  atLeastRuns: number | null;
  shareReached: PublicShare | null;
  medianOfStarters: PublicTime | null;
  restrictedMean: PublicTime | null;
  /** Median time from reaching a step to hello, of those who got there; `null` below 20 of them. */
  steps: { id: string; toHelloMs: number | null }[];
}

/** `public.json`: aggregates alone, of whole days. */
export interface PublicSummary {
  v: 1;
  site: string;
  /** Runs count that landed in it: 30 whole days, UTC, up to the last midnight. */
  window: TimeWindow;
  publicFromRuns: number;
  quickstarts: PublicQuickstart[];
}

/** The days that strangers are told of: a run shows together with all others of its day, or not. */
export function publicWindow(nowMs: number): TimeWindow {
  const toMs = Math.floor(nowMs / dayMs) * dayMs;
  return { fromMs: toMs - windowDays * dayMs, toMs };
}

/**
 * What of a report strangers may know. Of two summaries that follow each other the difference must
 * not tell what one reader did: so all numbers are rounded, and none is told of a few runs.
 */
export function summarizeForPublic(report: Report, { quickstarts }: Manifest): PublicSummary {
  const { site, window } = report;
  const revisions = new Map(quickstarts.map(({ id, revision }) => [id, revision]));
  return {
    v: 1,
    site,
    window,
    publicFromRuns,
    quickstarts: report.quickstarts.map((quickstart) =>
      summarize(quickstart, revisions.get(quickstart.id) ?? ''),
    ),
  };
}

function summarize(quickstart: QuickstartReport, revision: string): PublicQuickstart {
  const { id, title, path, runs, shareReached, medianOfStarters, restrictedMean } = quickstart;
  const areEnough = runs >= publicFromRuns;
  return {
    ...{ id, title, path, revision },
    atLeastRuns: areEnough ? Math.floor(runs / 10) * 10 : null,
    shareReached: areEnough && shareReached ? roundShare(shareReached) : null,
    medianOfStarters: areEnough && medianOfStarters ? roundTimes(medianOfStarters) : null,
    restrictedMean: areEnough && restrictedMean ? roundTimes(restrictedMean) : null,
    steps: quickstart.steps.map(({ id: step, toHello }) => ({
      id: step,
      toHelloMs: toHello && toHello.runs >= publicFromRuns ? roundTime(toHello.medianMs) : null,
    })),
  };
}

function roundShare({ share, low, high }: PublicShare): PublicShare {
  const round = (value: number) => Math.round(value * 20) / 20;
  return { share: round(share), low: round(low), high: round(high) };
}

function roundTimes({ ms, lowMs, highMs }: PublicTime): PublicTime {
  return { ms: roundTime(ms), lowMs: roundTime(lowMs), highMs: roundTime(highMs) };
}

function roundTime(ms: number | null): number | null {
  if (ms === null) return null;
  const stepMs = ms < 300_000 ? 10_000 : 30_000;
  return Math.round(ms / stepMs) * stepMs;
}
