import type { TimeWindow } from '../protocol/received-event.ts';
import type { RequestCounts } from './access-log/count-requests.ts';
import type { RunTag } from './runs/tag-run.ts';
import type { SplitKey } from './split-keys.ts';

/** A share (0..1) with its 95 % interval. */
export interface ShareEstimate {
  share: number;
  low: number;
  high: number;
}

/** A time in ms with its 95 % interval. */
export interface TimeEstimate {
  ms: number;
  lowMs: number;
  highMs: number;
}

/** The number that is compared over time. */
export interface RestrictedMeanEstimate extends TimeEstimate {
  /** How far it is off by chance, in ms: what a comparison needs. */
  standardErrorMs: number;
}

/** As `TimeEstimate`; `null` stands for "never": more than half of the starters never got there. */
export interface MedianEstimate {
  ms: number | null;
  lowMs: number | null;
  highMs: number | null;
}

/** By when a share (0..1) of all starters had reached it; `null` stands for "never". */
export interface ShareTime extends MedianEstimate {
  share: number;
}

/** How a restricted mean differs from another, of other runs. */
export interface MeansCompared {
  /** This one less the other one. */
  difference: TimeEstimate;
  /**
   * Runs that each side needs so that a difference as large as this one is told from none 8 times
   * of 10; `null` when there is none.
   */
  runsToSettle: number | null;
}

/** Runs that have something in common, as a reader chose or as it was seen. */
export interface SplitPart {
  /** Empty where it was not told; `others` of the last part may be more than one. */
  value: string;
  /** Values that stand together here, since each has few runs; absent for a single one. */
  others?: number;
  runs: number;
  reached: number;
  shareReached: ShareEstimate | null;
  /** `null` below 10 runs, and where the split is by what only those have who reached it. */
  restrictedMean: RestrictedMeanEstimate | null;
  /** Likewise. */
  medianOfStarters: MedianEstimate | null;
  /** With another part: of revisions the one before, else the largest; `null` where it cannot be. */
  compared: (MeansCompared & { with: string }) | null;
}

/** The runs of a quickstart told apart. */
export interface Split {
  by: SplitKey;
  /** The largest first; of revisions the one that was seen first. */
  parts: SplitPart[];
}

/** The window that another one is compared with, of one quickstart. */
export interface WindowAgainst {
  runs: number;
  reached: number;
  shareReached: ShareEstimate | null;
  restrictedMean: RestrictedMeanEstimate | null;
  medianOfStarters: MedianEstimate | null;
  /** The restricted mean of the report's window less this one's. */
  compared: MeansCompared | null;
  /**
   * Gray's test: how often chance alone parts two cumulative incidences as far as these (0..1).
   * `null` when it cannot be told.
   */
  graysTestP: number | null;
}

/** A point of the cumulative incidence curve. */
export interface IncidencePoint extends ShareEstimate {
  timeMs: number;
}

/** What runs did at one step of the quickstart as it is today. */
export interface StepReport {
  id: string;
  title: string;
  /** Line of the heading in the source file; absent when the page does not say. */
  line?: number;
  /** Modelled newcomer time, in ms. */
  modelledMs: number;
  /** Runs that read or copied there, or were seen at a later step. */
  reached: number;
  /** Runs that gave up and were seen at no later step. */
  left: number;
  /** Runs that are still open and were seen at no later step: where readers are now. */
  open: number;
  /** From reaching it to reaching the next, or to hello; `null`: no run has it. */
  timeSpent: { medianMs: number; p75Ms: number; runs: number } | null;
  /** From reaching it to hello, of those who got there; `null`: no run has it. */
  toHello: { medianMs: number; runs: number } | null;
  /** Times that a code block was copied. */
  copies: number;
  /** Runs that said "I'm confused" there. */
  confused: number;
}

/** What a step, or finding the first one, takes of an average starter, in ms. */
export interface CostOfStep {
  /** Undefined for what comes before the first step: landing, finding the page, beginning. */
  step?: string;
  /** What was spent there by those who came through it or left from it. */
  spentMs: number;
  /** What is counted for those who gave up there: the rest of the hour. */
  leftMs: number;
  /** What the model says that it takes, for as many as reached it. */
  modelledMs: number;
}

/** Runs that landed in a day or a week. */
export interface Period {
  fromMs: number;
  toMs: number;
  runs: number;
  reached: number;
  /** As observed; `null` where there are too few runs. */
  restrictedMeanMs: number | null;
  /** By when 25, 50, 75 and 90 % of its starters had reached it; `null` likewise. */
  timesByShare: ShareTime[] | null;
}

/** A quickstart as it was from some moment on. */
export interface SeenRevision {
  revision: string;
  /** When the first run landed that saw it. */
  sinceMs: number;
  runs: number;
}

/** What a reader wrote who was stuck. */
export interface NewestNote {
  /** By which `meantime notes` names it. */
  id: string;
  /** Id of the step in the original's language; absent where none was told. */
  step?: string;
  text: string;
  receivedAtMs: number;
}

/**
 * What the headline would be if every run counted that is not a scripted newcomer's. No intervals:
 * it shows how much hangs on what was set aside, and nothing else.
 */
export interface LenientHeadline {
  runs: number;
  reached: number;
  shareReached: number;
  /** `null` when fewer than 1,000 reached it. */
  meanToHelloMs: number | null;
  /** `null` below 10 runs. */
  restrictedMeanMs: number | null;
  /** `null` below 10 runs, and where more than half never got there. */
  medianOfStartersMs: number | null;
}

/** The answers about one quickstart. */
export interface QuickstartReport {
  id: string;
  title: string;
  path: string;
  source: string;
  /** The time that the page promises, in ms; absent when it promises none. */
  budgetMs?: number;
  /** Modelled newcomer time of the first variant, in ms. */
  modelledMs: number;
  /** Runs that opened the quickstart, landed in the window and were not set aside. */
  runs: number;
  reached: number;
  gaveUp: number;
  /** Not yet known: no hello, and a sign of life within the last 4 h. */
  open: number;
  /** Of `runs`, those that saw the quickstart in the revision of the manifest. */
  onThisRevision: number;
  /**
   * Runs that landed in the window and are in no number but `withSetAside`, by the first reason that
   * holds: `lab` (scripted newcomers), `bot` (known bots), `internal` (the team),
   * `crowded` (their address had begun 20 others shortly before), `unmatched` (of
   * steps that no manifest seen so far knows), `untrusted` (clocks that contradict each other, or a
   * time for which no browser keeps a run), `implausible` (a hello sooner than a tenth of the
   * modelled time, or one that was asked about and confirmed), `unwitnessed` (the collector's own
   * clock saw less than a second, or half of the time that they claim).
   */
  setAside: Record<RunTag, number>;
  /** The headline with all that were set aside but `lab`; `null` when none were. */
  withSetAside: LenientHeadline | null;
  quality: {
    /**
     * Events that the browsers made, and those of them that never came: at least so many, since a
     * run whose last events were lost only looks shorter.
     */
    eventsMade: number;
    eventsLost: number;
    /**
     * How many never came if the last of a run are lost as often as those before; `null` when that
     * cannot be told. Runs of which nothing came are in no number.
     */
    eventsLostEstimate: number | null;
    /** Runs whose landing never came as an event: it was told by their other batches. */
    landLost: number;
  };
  /** Reached of `runs`, open ones counted as not reached (yet). `null` without runs. */
  shareReached: ShareEstimate | null;
  /** Over the runs that reached it alone; `null` when fewer than 1,000 did. */
  meanToHello: TimeEstimate | null;
  /** Mean of min(time, 60 min) over all runs, giving up counted as 60 min; `null` below 10 runs. */
  restrictedMean: RestrictedMeanEstimate | null;
  /** The time by which half of all starters had reached it; `null` below 10 runs. */
  medianOfStarters: MedianEstimate | null;
  /** By when 25, 50, 75 and 90 % of all starters had reached it; `null` below 10 runs. */
  timesByShare: ShareTime[] | null;
  /** Cumulative incidence of hello, every 15 s up to 60 min; `null` below 10 runs. */
  incidence: IncidencePoint[] | null;
  /** What it takes to see a change of 20 % in the restricted mean; `null` with it. */
  toSee20Percent: { runsPerWindow: number; moreRuns: number } | null;
  /** The window that this one is compared with; absent unless it was asked for. */
  against?: WindowAgainst;
  /** The runs told apart; absent unless it was asked for. */
  split?: Split;
  steps: StepReport[];
  /** Where the time of the average reader goes: before the first step, and at each. */
  costs: CostOfStep[];
  /** From day to day or week to week. */
  trend: Period[];
  /** The page's revisions that runs saw, in the order in which they were first seen. */
  revisions: SeenRevision[];
  /** What readers wrote last at each step. */
  newestNotes: NewestNote[];
  /** Notes that readers left in their own words. */
  notes: number;
  /**
   * Of those who gave up, how many had reached the last step and were last seen away from the page.
   * They may have seen hello world in the terminal and not come back to say so.
   */
  lastSeenAway: number;
}

/** The mean time to hello world, quickstart by quickstart. The JSON of `meantime report --json`. */
export interface Report {
  v: 1;
  /** Id of the site. */
  site: string;
  /** The site's base path, with a slash at both ends. */
  base: string;
  /** Runs count that landed in it, by the server's clock. */
  window: TimeWindow;
  /** The one that it is compared with; absent unless it was asked for. */
  against?: TimeWindow;
  madeAtMs: number;
  /** The newcomer model behind `modelledMs`. */
  model: { name: string; hash: string };
  /** Below so many runs no restricted mean, median or curve is shown. */
  meansFromRuns: number;
  /** Unless so many runs reached it, no mean over them is shown. */
  meanFromReached: number;
  /** Readers who landed on the site in the window, be it that they never opened a quickstart. */
  landed: number;
  /** In the order of the manifest. */
  quickstarts: QuickstartReport[];
  /** Runs in the window of quickstarts that the manifest does not have (renamed or removed). */
  notInManifest: { id: string; runs: number }[];
  /** Runs in the window of quickstarts that no manifest seen so far has had. */
  unmatchedRuns: number;
  /** Who asked for pages by an access log, browsers without scripts among them; absent without one. */
  requests?: RequestCounts;
}
