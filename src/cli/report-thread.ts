import { Worker } from 'node:worker_threads';
import type { NamedStore } from '../collector/open-store.ts';
import type { Report } from '../reports/report.ts';
import type { AskedReport } from '../reports/report-on.ts';

/** What a report reads; it exists. */
export type ReportDatabase = Pick<NamedStore, 'cwd' | 'database'>;

export interface ReportQuestion {
  id: number;
  asked: AskedReport;
}

export interface ReportAnswer {
  id: number;
  report?: Report;
  /** Why there is none. */
  problem?: string;
}

interface PendingReport {
  resolve: (report: Report) => void;
  reject: (error: Error) => void;
}

/**
 * Makes reports on a thread of its own, one after the other, so that beacons and pages are answered
 * meanwhile, however long one takes. Should it die (its memory is its own), the next report starts
 * another.
 */
export class ReportThread {
  readonly #database: ReportDatabase;
  readonly #waiting = new Map<number, PendingReport>();
  #worker: Worker | undefined;
  #next = 0;

  constructor(database: ReportDatabase) {
    this.#database = database;
  }

  readonly make = (asked: AskedReport): Promise<Report> => {
    const worker = (this.#worker ??= this.#start());
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, asked } satisfies ReportQuestion);
    });
  };

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#end(new Error('The collector is being closed.'));
    await worker?.terminate();
  }

  #start(): Worker {
    const isSource = import.meta.url.endsWith('.ts');
    const file = isSource ? 'report-worker.ts' : 'report-worker.js';
    const worker = new Worker(new URL(file, import.meta.url), {
      workerData: this.#database,
      // The source itself, which Node 22 reads only when it is told to.
      ...(isSource && { execArgv: ['--experimental-strip-types'] }),
    });
    worker.on('error', (error: Error) => {
      this.#end(error);
    });
    worker.on('message', ({ id, report, problem = 'no reason' }: ReportAnswer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (report) waiting?.resolve(report);
      else waiting?.reject(new Error(`The report could not be made: ${problem}`));
    });
    return worker;
  }

  #end(error: Error): void {
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
