import type { AskedReport, MakeReport } from './report-on.ts';
import type { Report } from './report.ts';

/** Who asks for one more is asked to come again. */
const mostAtOnce = 3;

interface SharedReport {
  report: Promise<Report>;
  /** How many wait for it. */
  waiting: number;
  /** Says that nobody does any more. */
  abandoned: AbortController;
}

/** Reports that are being made: who asks for the same one meanwhile gets the same. */
export class SharedReports {
  readonly #make: MakeReport;
  readonly #underWay = new Map<string, SharedReport>();

  constructor(make: MakeReport) {
    this.#make = make;
  }

  /**
   * @param key the same for the same report
   * @param signal aborted when the one who asks has gone; when all have, it need not be made
   * @returns undefined when enough others are being made
   */
  ask(key: string, asked: AskedReport, signal: AbortSignal): Promise<Report> | undefined {
    const known = this.#underWay.get(key);
    if (!known && this.#underWay.size >= mostAtOnce) return undefined;
    const shared = known ?? this.#begin(key, asked);
    shared.waiting += 1;
    signal.addEventListener('abort', () => {
      shared.waiting -= 1;
      if (shared.waiting === 0) shared.abandoned.abort();
    });
    return shared.report;
  }

  #begin(key: string, asked: AskedReport): SharedReport {
    const abandoned = new AbortController();
    const report = this.#make(asked, abandoned.signal).finally(() => {
      this.#underWay.delete(key);
    });
    const shared = { report, waiting: 0, abandoned };
    this.#underWay.set(key, shared);
    return shared;
  }
}
