import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../collector/open-store.ts';
import { reduction } from '../reports/kept-runs.ts';
import { reporter } from '../reports/reporter.ts';
import type { Reduction } from '../collector/store.ts';
import type { ReportAnswer, ReportQuestion, ReportWorkerData } from './report-thread.ts';

// What `report-thread.ts` starts: reads the database on a connection of its own, and reduces what
// comes as it comes.
const { stopFlag, ...database } = workerData as ReportWorkerData; // given by the one who starts it
const stopped = new Int32Array(stopFlag);
const store = openStore({ ...database, mustExist: true });
const { report, answer: answerOf } = reporter({
  knownSteps: (site) => store.knownSteps(site),
  readReduced: (asked, how, take) =>
    store.readReduced(asked, how, (slot, reduced) => {
      throwWhenStopped();
      take(slot, reduced);
    }),
});
const stoppable: Reduction = {
  version: reduction.version,
  reduce: (events) => {
    throwWhenStopped();
    return reduction.reduce(events);
  },
};

yieldToOthers();
const keepEveryMs = 1_000;
keepUp();

parentPort?.on('message', (question: ReportQuestion) => {
  if (question.kind === 'stop') {
    // Of this thread alone.
    void store.close().finally(() => process.exit(0));
    return;
  }
  const { id } = question;
  const answer = (said: Omit<ReportAnswer, 'id'>) => {
    parentPort?.postMessage({ id, ...said } satisfies ReportAnswer);
  };
  const made = question.kind === 'answer' ? answerOf(question.asked) : report(question.asked);
  made.then(
    (ready) => {
      answer({ made: ready });
    },
    (error: unknown) => {
      answer({ problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    },
  );
});

/** What could not be kept now is reduced when a report is made, and tried again. */
function keepUp(): void {
  if (Atomics.load(stopped, 0) !== 0) return;
  store
    .keepReduced(stoppable)
    .catch(() => undefined)
    .finally(() => setTimeout(keepUp, keepEveryMs));
}

/** A message would be heard only when all that is under way is done. */
function throwWhenStopped(): void {
  if (Atomics.load(stopped, 0) !== 0) throw new Error('The reports are being stopped.');
}

/** Where the system lets a thread be less urgent than the others of its process, this one is. */
function yieldToOthers(): void {
  try {
    // Linux names the thread that asks; its scheduler takes a thread for a process.
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), 10);
  } catch {
    // Elsewhere all are the same.
  }
}
