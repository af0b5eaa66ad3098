import { Worker } from 'node:worker_threads';
import type { NamedStore } from '../collector/open-store.ts';
import { reportsClosed } from '../reports/errors.ts';
import type { Report } from '../reports/report.ts';
import type { AskedAnswer, AskedReport, MadeAnswer, Reporter } from '../reports/reporter.ts';

/** What a report reads; it exists. */
export type ReportDatabase = Pick<NamedStore, 'cwd' | 'database'>;

type AnsweredQuestion =
  | { id: number; kind: 'report'; asked: AskedReport }
  | { id: number; kind: 'answer'; asked: AskedAnswer };

/** `stop` has no answer: the thread ends. */
export type ReportQuestion = AnsweredQuestion | { kind: 'stop' };

export interface ReportWorkerData extends ReportDatabase {
  /** Not 0 once the thread is to stop: seen in the midst of work as well. */
  stopFlag: SharedArrayBuffer;
}

export interface ReportAnswer {
  id: number;
  made?: Report | MadeAnswer;
  /** Why there is none. */
  problem?: string;
}

interface PendingReport {
  question: AnsweredQuestion;
  resolve: (made: Report | MadeAnswer) => void;
  reject: (error: Error) => void;
}

const youngMb = 16;

/** For what cannot be stopped in between: estimates of millions. */
const stopMs = 800;

/**
 * Makes reports on a thread of its own, one after the other, so that beacons and pages are answered
 * meanwhile, however long one takes. One that nobody waits for any more is not begun. Should the
 * thread die (its memory is its own), the next report starts another.
 */
export class ReportThread implements Reporter {
  readonly #database: ReportDatabase;
  /** The first is the one that is being made. */
  readonly #queue: PendingReport[] = [];
  #worker: Worker | undefined;
  #next = 0;
  #isClosed = false;
  readonly #stopFlag = new SharedArrayBuffer(4);

  constructor(database: ReportDatabase) {
    this.#database = database;
  }

  /**
   * Starts the thread before anybody asks, so that what comes is reduced as it comes.
   */
  start(): void {
    if (!this.#isClosed) this.#worker ??= this.#start();
  }

  /** @throws MeantimeError `reports-closed`; the signal's reason when it was not begun for it */
  readonly report: Reporter['report'] = (asked, signal) =>
    // Who asks for a report is answered with one.
    this.#ask({ id: this.#next++, kind: 'report', asked }, signal) as Promise<Report>;

  /** As `report`. */
  readonly answer: Reporter['answer'] = (asked, signal) =>
    // Who asks for an answer is given one.
    this.#ask({ id: this.#next++, kind: 'answer', asked }, signal) as Promise<MadeAnswer>;

  #ask(question: AnsweredQuestion, signal: AbortSignal | undefined): Promise<Report | MadeAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        reject(reportsClosed());
        return;
      }
      const pending = { question, resolve, reject };
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
  }

  /** Lets all that wait go, and stops the one that is being made. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#end(reportsClosed());
    if (worker) await this.#stop(worker);
  }

  /** A thread that is ended in the midst of SQLite may take the process with it, so it is asked first. */
  async #stop(worker: Worker): Promise<void> {
    Atomics.store(new Int32Array(this.#stopFlag), 0, 1);
    worker.postMessage({ kind: 'stop' } satisfies ReportQuestion);
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    const timer = setTimeout(() => void worker.terminate(), stopMs);
    await exited;
    clearTimeout(timer);
  }

  #begin({ question }: PendingReport): void {
    const worker = (this.#worker ??= this.#start());
    worker.postMessage(question);
  }

  #start(): Worker {
    const isSource = import.meta.url.endsWith('.ts');
    const file = isSource ? 'report-worker.ts' : 'report-worker.js';
    const worker = new Worker(new URL(file, import.meta.url), {
      workerData: { ...this.#database, stopFlag: this.#stopFlag } satisfies ReportWorkerData,
      // Most of what a report makes is gone at once; as much room as usual would only be kept.
      resourceLimits: { maxYoungGenerationSizeMb: youngMb },
      // The source itself, which Node 22 reads only when it is told to.
      ...(isSource && { execArgv: ['--experimental-strip-types'] }),
    });
    worker.on('error', (error: Error) => {
      if (this.#worker === worker) this.#end(error);
    });
    worker.on('message', ({ id, made, problem = 'no reason' }: ReportAnswer) => {
      const [first] = this.#queue;
      if (first?.question.id !== id) return;
      this.#queue.shift();
      if (made !== undefined) first.resolve(made);
      else first.reject(new Error(`The report could not be made: ${problem}`));
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
