import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../collector/open-store.ts';
import { reduction } from '../reports/kept-runs.ts';
import { reporter } from '../reports/reporter.ts';
import type { ReportAnswer, ReportDatabase, ReportQuestion } from './report-thread.ts';

// What `report-thread.ts` starts: reads the database on a connection of its own, and reduces what
// comes as it comes.
const database = workerData as ReportDatabase; // given by the one who starts it
const store = openStore({ ...database, mustExist: true });
const { report, page } = reporter(store);

yieldToOthers();
const keepEveryMs = 1_000;
keepUp();

parentPort?.on('message', (question: ReportQuestion) => {
  const { id } = question;
  const answer = (said: Omit<ReportAnswer, 'id'>) => {
    parentPort?.postMessage({ id, ...said } satisfies ReportAnswer);
  };
  const made = question.kind === 'page' ? page(question.asked) : report(question.asked);
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
  store
    .keepReduced(reduction)
    .catch(() => undefined)
    .finally(() => setTimeout(keepUp, keepEveryMs));
}

/** Where the system lets a thread be less urgent than the others of its process, this one is. */
function yieldToOthers(): void {
  try {
    // Linux names the thread that asks; its scheduler takes a thread for a process.
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), 19);
  } catch {
    // Elsewhere all are the same.
  }
}
