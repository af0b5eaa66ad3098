import type { DatabaseSync } from 'node:sqlite';
import type { AskedReductions, Reduction, TakeReduced } from '../store.ts';
import { prepareReading } from './sqlite-reading.ts';

/** So many runs are read and reduced before they are written together. */
const runsAtOnce = 200;

export interface ReducedRow {
  runId: number;
  change: number;
  /** As JSON; undefined when it was erased meanwhile. */
  reduced: string | undefined;
}

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
// Many at once, as one text of JSON: one by one they take a third longer.
const keptRuns = `
  SELECT max(run_id) AS lastId, '[' || group_concat(run_id || ',' || reduced) || ']' AS list FROM (
    SELECT run_id, reduced FROM reduced_runs
    WHERE run_id > ? AND site = ? AND first_received_ms >= ? ORDER BY run_id LIMIT 2000)`;
// Who is not asked for any more is told as gone.
const changedRuns = `
  SELECT run_id AS runId, site = ? AND first_received_ms >= ? AS isAsked
  FROM run_changes LEFT JOIN runs ON runs.id = run_id WHERE change > ?`;

/** The change up to which all runs are kept as this version reduces them. */
function prepareKeptTo(database: DatabaseSync): (how: Reduction) => number {
  const select = database.prepare('SELECT version, reduced_to AS reducedTo FROM reduction');
  return ({ version }) => {
    const state = select.get();
    return state?.['version'] === version ? Number(state['reducedTo']) : 0;
  };
}

/** Reduces a run as it stands; undefined when it was erased. */
function prepareReducing(database: DatabaseSync): (runId: number, how: Reduction) => unknown {
  const reading = prepareReading(database);
  return (runId, { reduce }) => {
    const events = reading.ofRun(runId);
    return events.length > 0 ? reduce(events) : undefined;
  };
}

/** The statements by which reduced runs are kept beside their events, and gone with them. */
export function prepareKeeping(database: DatabaseSync) {
  const keptTo = prepareKeptTo(database);
  const reduceNow = prepareReducing(database);
  const selectNext = database.prepare(`
    SELECT change, run_id AS runId FROM run_changes WHERE change > ?
    ORDER BY change LIMIT ${runsAtOnce}`);
  const keep = database.prepare(keepOne);
  const keepState = database.prepare(keepReducedTo);
  const forgetAll = database.prepare('DELETE FROM reduced_runs');

  return {
    /** The next runs that are not kept as they stand, reduced, by the number of their change. */
    reduceNext(how: Reduction): ReducedRow[] {
      return selectNext.all(keptTo(how)).map((row) => {
        const [runId, change] = [Number(row['runId']), Number(row['change'])];
        return { runId, change, reduced: JSON.stringify(reduceNow(runId, how)) };
      });
    },
    keep(rows: readonly ReducedRow[], how: Reduction): void {
      if (keptTo(how) === 0) forgetAll.run();
      for (const { runId, change, reduced } of rows) {
        if (reduced !== undefined) keep.run(change, reduced, runId);
      }
      keepState.run({ $version: how.version, $to: rows.at(-1)?.change ?? 0 });
    },
  };
}

/**
 * Reads reduced runs: those that are kept as they are, and what changed since, reduced now. To be
 * called in a transaction, so that the mark fits. See `Store.readReduced`.
 */
export function prepareReduced(database: DatabaseSync) {
  const keptTo = prepareKeptTo(database);
  const reduceNow = prepareReducing(database);
  const selectNewest = database.prepare(
    'SELECT coalesce(max(change), 0) AS newest FROM run_changes',
  );
  const selectKept = database.prepare(keptRuns);
  const selectChanged = database.prepare(changedRuns);

  function takeKept({ site, fromMs }: AskedReductions, take: TakeReduced): void {
    let last: unknown = 0;
    while (typeof last === 'number') {
      const row = selectKept.get(last, site, fromMs);
      last = row?.['lastId'];
      const list = JSON.parse(String(row?.['list'] ?? '[]')) as unknown[]; // made of what was kept
      for (let index = 0; index < list.length; index += 2) {
        take(Number(list[index]), list[index + 1]);
      }
    }
  }

  return (asked: AskedReductions, how: Reduction, take: TakeReduced): string => {
    const { site, fromMs, after } = asked;
    const newest = String(selectNewest.get()?.['newest']);
    const from = after === undefined ? keptTo(how) : Number(after);
    if (after === undefined && from > 0) takeKept(asked, take);
    for (const row of selectChanged.iterate(site, fromMs, from)) {
      const runId = Number(row['runId']);
      take(runId, row['isAsked'] === 1 ? reduceNow(runId, how) : undefined);
    }
    return newest;
  };
}
