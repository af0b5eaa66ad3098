import { Worker } from 'node:worker_threads';
import type { NamedStore } from '../collector/open-store.ts';
import type { Report } from '../reports/report.ts';
import { reportsClosed } from '../reports/errors.ts';
import type { AskedReport, MakeReport } from '../reports/report-on.ts';

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

interface PendingReport extends ReportQuestion {
  resolve: (report: Report) => void;
  reject: (error: Error) => void;
}

/**
 * Makes reports on a thread of its own, one after the other, so that beacons and pages are answered
 * meanwhile, however long one takes. One that nobody waits for any more is not begun. Should the
 * thread die (its memory is its own), the next report starts another.
 */
export class ReportThread {
  readonly #database: ReportDatabase;
  /** The first is the one that is being made. */
  readonly #queue: PendingReport[] = [];
  #worker: Worker | undefined;
  #next = 0;
  #isClosed = false;

  constructor(database: ReportDatabase) {
    this.#database = database;
  }

  /** @throws MeantimeError `reports-closed`; the signal's reason when it was not begun for it */
  readonly make: MakeReport = (asked, signal) =>
    new Promise((resolve, reject) => {
      if (this.#isClosed) {
        reject(reportsClosed());
        return;
      }
      const pending = { id: this.#next++, asked, resolve, reject };
      this.#queue.push(pending);
      if (this.#queue[0] === pending) this.#begin(pending);
      signal?.addEventListener('abort', () => {
        const index = this.#queue.indexOf(pending);
        // The one that is being made goes on: the next who asks may want it.
        if (index < 1) return;
        this.#queue.splice(index, 1);
        reject(signal.reason as Error); // of the one who stopped waiting
      });
    });

  /** Lets all that wait go, and stops the one that is being made. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#end(reportsClosed());
    await worker?.terminate();
  }

  #begin({ id, asked }: PendingReport): void {
    const worker = (this.#worker ??= this.#start());
    worker.postMessage({ id, asked } satisfies ReportQuestion);
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
      if (this.#worker === worker) this.#end(error);
    });
    worker.on('message', ({ id, report, problem = 'no reason' }: ReportAnswer) => {
      const [made] = this.#queue;
      if (made?.id !== id) return;
      this.#queue.shift();
      if (report) made.resolve(report);
      else made.reject(new Error(`The report could not be made: ${problem}`));
      const [next] = this.#queue;
      if (next) this.#begin(next);
    });
    return worker;
  }

  #end(error: Error): void {
    this.#worker = undefined;
    for (const { reject } of this.#queue.splice(0)) reject(error);
  }
}
