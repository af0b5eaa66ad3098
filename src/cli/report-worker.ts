import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../collector/open-store.ts';
import { reportOn } from '../reports/report-on.ts';
import type { ReportAnswer, ReportDatabase, ReportQuestion } from './report-thread.ts';

// What `report-thread.ts` starts: reads the database on a connection of its own.
const database = workerData as ReportDatabase; // given by the one who starts it
const store = openStore({ ...database, mustExist: true });

parentPort?.on('message', ({ id, asked }: ReportQuestion) => {
  const answer = (said: Omit<ReportAnswer, 'id'>) => {
    parentPort?.postMessage({ id, ...said } satisfies ReportAnswer);
  };
  reportOn(store, asked).then(
    (report) => {
      answer({ report });
    },
    (error: unknown) => {
      answer({ problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    },
  );
});
