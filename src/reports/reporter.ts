import type { KnownStep } from '../protocol/known-steps.ts';
import type { Manifest } from '../protocol/manifest.ts';
import type { TimeWindow } from '../protocol/received-event.ts';
import { buildReport } from './build-report.ts';
import { KeptRuns, type ReducedSource } from './kept-runs.ts';
import { renderReportPage, type AskedView } from './page/render-report-page.ts';
import type { Report } from './report.ts';
import type { SplitKey } from './split-keys.ts';

/** Where a report finds what readers did. */
export interface ReportSource extends ReducedSource {
  /** The steps of all builds seen so far. */
  knownSteps: (site: string) => Promise<KnownStep[]>;
}

export interface AskedReport {
  manifest: Manifest;
  window: TimeWindow;
  /** Compares it with this one, which does not overlap it. */
  against?: TimeWindow | undefined;
  /** Tells runs apart by this as well. */
  by?: SplitKey | undefined;
  nowMs: number;
}

export interface AskedAnswer extends AskedReport {
  form: 'page' | 'json';
  /** What it is compared with; undefined for a window that has none before it. */
  before: TimeWindow | undefined;
  /** The view as it was asked for. */
  asked: AskedView;
}

export interface MadeAnswer {
  text: string;
  /** Without what it waited before it was begun, in ms. */
  tookMs: number;
}

/** Makes reports somewhere. None need be begun for which the signal says that nobody waits. */
export interface Reporter {
  report: (asked: AskedReport, signal?: AbortSignal) => Promise<Report>;
  /** The same as it is sent. */
  answer: (asked: AskedAnswer, signal?: AbortSignal) => Promise<MadeAnswer>;
}

/**
 * Makes reports of what a store holds. What was read is kept, and what changed since is asked for.
 */
export function reporter(source: ReportSource): Reporter {
  const kept = new KeptRuns(source);

  async function report({ manifest, window, against, by, nowMs }: AskedReport): Promise<Report> {
    const { site } = manifest;
    const knownSteps = await source.knownSteps(site);
    const runs = await kept.since(site, Math.min(window.fromMs, against?.fromMs ?? Infinity));
    return buildReport({ manifest, window, against, by, nowMs, knownSteps, runs });
  }

  async function pageOf({ before, asked, ...usual }: AskedAnswer): Promise<string> {
    // The earlier one first: it has all runs read that the other needs.
    const former = before && (await report({ ...usual, by: undefined, window: before }));
    return renderReportPage(await report(usual), asked, former);
  }

  return {
    report,
    async answer(asked) {
      const beganMs = performance.now();
      const isPage = asked.form === 'page';
      const text = isPage ? await pageOf(asked) : JSON.stringify(await report(asked), null, 2);
      return { text, tookMs: performance.now() - beganMs };
    },
  };
}
