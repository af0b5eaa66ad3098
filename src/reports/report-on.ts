import type { KnownStep } from '../protocol/known-steps.ts';
import type { Manifest } from '../protocol/manifest.ts';
import type { ReceivedEvent, TimeWindow } from '../protocol/received-event.ts';
import { buildReport } from './build-report.ts';
import type { Report } from './report.ts';

/** Where a report finds what readers did. */
export interface ReportSource {
  /** All events of the runs that landed in the window. */
  readEvents: (site: string, window: TimeWindow) => Promise<ReceivedEvent[]>;
  /** The steps of all builds seen so far. */
  knownSteps: (site: string) => Promise<KnownStep[]>;
}

export interface AskedReport {
  manifest: Manifest;
  window: TimeWindow;
  nowMs: number;
}

/** Makes a report somewhere. It need not begin one for which the signal says that nobody waits. */
export type MakeReport = (asked: AskedReport, signal?: AbortSignal) => Promise<Report>;

/** The report on what a store holds of a site. */
export async function reportOn(source: ReportSource, asked: AskedReport): Promise<Report> {
  const { site } = asked.manifest;
  const events = await source.readEvents(site, asked.window);
  return buildReport({ ...asked, events, knownSteps: await source.knownSteps(site) });
}
