import type { Need } from '../../protocol/need.ts';
import type { WalkReport, WalkthroughResult } from '../result.ts';

/** One walkthrough, with what a person needs to understand it. */
export interface ShownWalk {
  result: WalkthroughResult;
  /** Of the quickstart, with the variant where there are several. */
  title: string;
  /** Source file of the page, from the project's root. */
  source: string;
  /** What a reader must have before the first step. */
  needs: readonly Need[];
  /** The time that the page promises. */
  budgetMs?: number;
  pictures: readonly Picture[];
}

export interface Picture {
  /** What it shows. */
  caption: string;
  /** A `data:` URL. */
  url: string;
  /** It is not what the failure is about. */
  isFolded: boolean;
}

/** All that a report of a walk tells. */
export interface WalkPage {
  report: WalkReport;
  /** In the order in which they are read: what broke first. */
  walks: readonly ShownWalk[];
  /** Names of what nobody walked. */
  unwalked: readonly string[];
}

export type WalkOutcome = 'broken' | 'unjudged' | 'held';

/** Of one result; `judge-rooms` has that of a whole walkthrough. */
export function outcomeOf({ ok, failure }: WalkthroughResult): WalkOutcome {
  if (ok) return 'held';
  return failure?.isUnjudged ? 'unjudged' : 'broken';
}

export const outcomes: readonly WalkOutcome[] = ['broken', 'unjudged', 'held'];

/** `1 broke, 2 could not be judged, 3 came to hello world`. */
export function countOutcomes({ walks, unwalked, report }: WalkPage): string {
  const counts = outcomes.map((outcome): [number, string] => [
    walks.filter(({ result }) => outcomeOf(result) === outcome).length,
    outcomeWords[outcome],
  ]);
  const failed = report.failedSpecs?.length ?? 0;
  const said = [
    [failed, failed === 1 ? 'spec failed' : 'specs failed'] as const,
    ...counts,
    [unwalked.length, 'not walked'] as const,
  ]
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`);
  return said.join(', ') || 'nothing walked yet';
}

export const outcomeWords: Record<WalkOutcome, string> = {
  broken: 'broke',
  unjudged: 'could not be judged',
  held: 'came to hello world',
};

/** Modelled human and measured machine time of all steps. */
export function timesOf({ steps }: WalkthroughResult): { humanMs: number; machineMs: number } {
  const sum = (of: 'humanMs' | 'machineMs') => steps.reduce((total, step) => total + step[of], 0);
  return { humanMs: sum('humanMs'), machineMs: sum('machineMs') };
}
