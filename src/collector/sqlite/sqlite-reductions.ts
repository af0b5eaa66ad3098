import type { DatabaseSync } from 'node:sqlite';
import type { AskedReductions, Reduction } from '../store.ts';
import { prepareReading } from './sqlite-reading.ts';

/** So many runs are read and reduced before they are written together. */
const runsAtOnce = 200;

export interface ReducedRow {
  runId: number;
  change: number;
  /** Undefined when it was erased meanwhile. */
  reduced: string | undefined;
}

type Take = (slot: number, reduced: string | undefined) => void;

// Another process may have kept what came later, or have erased the run.
const keepOne = `
  INSERT INTO reduced_runs (run_id, change, site, first_received_ms, reduced)
  SELECT id, ?, site, first_received_ms, ? FROM runs WHERE id = ?
  ON CONFLICT (run_id) DO UPDATE SET change = excluded.change,
    first_received_ms = excluded.first_received_ms, reduced = excluded.reduced
  WHERE excluded.change >= change`;
const keepReducedTo = `
  UPDATE reduction SET version = $version,
    reduced_to = CASE WHEN version = $version THEN max(reduced_to, $to) ELSE $to END`;
// Who is not asked for any more is told as gone.
const changedRuns = `
  SELECT run_id AS runId, site = ? AND first_received_ms >= ? AS isAsked
  FROM run_changes LEFT JOIN runs ON runs.id = run_id WHERE change > ?`;

/**
 * The statements by which reduced runs are kept beside their events, and gone with them. All changes
 * up to `reduction.reduced_to` are in `reduced_runs`; what changed later is reduced when it is asked
 * for.
 */
export function prepareReductions(database: DatabaseSync) {
  const reading = prepareReading(database);
  const selectNewest = database.prepare(
    'SELECT coalesce(max(change), 0) AS newest FROM run_changes',
  );
  const selectState = database.prepare('SELECT version, reduced_to AS reducedTo FROM reduction');
  const selectNext = database.prepare(`
    SELECT change, run_id AS runId FROM run_changes WHERE change > ?
    ORDER BY change LIMIT ${runsAtOnce}`);
  const keep = database.prepare(keepOne);
  const keepState = database.prepare(keepReducedTo);
  const forgetAll = database.prepare('DELETE FROM reduced_runs');
  const selectKept = database.prepare(`
    SELECT run_id AS runId, reduced FROM reduced_runs WHERE site = ? AND first_received_ms >= ?`);
  const selectChanged = database.prepare(changedRuns);

  const reduceNow = (runId: number, { reduce }: Reduction): string | undefined => {
    const events = reading.ofRun(runId);
    return events.length > 0 ? reduce(events) : undefined;
  };

  /** The change up to which all are kept as this version reduces them. */
  function keptTo({ version }: Reduction): number {
    const state = selectState.get();
    return state?.['version'] === version ? Number(state['reducedTo']) : 0;
  }

  function takeChanged({ site, fromMs }: AskedReductions, after: number, give: Give): void {
    for (const row of selectChanged.iterate(site, fromMs, after)) {
      const runId = Number(row['runId']);
      give.take(runId, row['isAsked'] === 1 ? reduceNow(runId, give.how) : undefined);
    }
  }

  return {
    /** The next runs that are not kept as they stand, reduced, by the number of their change. */
    reduceNext(how: Reduction): ReducedRow[] {
      return selectNext.all(keptTo(how)).map((row) => {
        const [runId, change] = [Number(row['runId']), Number(row['change'])];
        return { runId, change, reduced: reduceNow(runId, how) };
      });
    },
    keep(rows: readonly ReducedRow[], how: Reduction): void {
      if (keptTo(how) === 0) forgetAll.run();
      for (const { runId, change, reduced } of rows) {
        if (reduced !== undefined) keep.run(change, reduced, runId);
      }
      keepState.run({ $version: how.version, $to: rows.at(-1)?.change ?? 0 });
    },
    /** See `Store.readReduced`. Within a transaction, so that the mark fits. */
    read(asked: AskedReductions, how: Reduction, take: Take): string {
      const newest = String(selectNewest.get()?.['newest']);
      if (asked.after !== undefined) {
        takeChanged(asked, Number(asked.after), { how, take });
        return newest;
      }
      const to = keptTo(how);
      if (to > 0) {
        for (const { runId, reduced } of selectKept.iterate(asked.site, asked.fromMs)) {
          take(Number(runId), String(reduced));
        }
      }
      takeChanged(asked, to, { how, take });
      return newest;
    },
  };
}

interface Give {
  how: Reduction;
  take: Take;
}
