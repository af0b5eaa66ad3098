import type { ReceivedEvent } from '../../src/protocol/received-event.ts';
import { groupBy } from '../../src/reports/runs/group-by.ts';
import { reduceRun } from '../../src/reports/runs/reduce-run.ts';
import { reduceEvents } from '../../src/reports/runs/reduced-events.ts';
import { RunTable } from '../../src/reports/runs/run-table.ts';
import type { Run, Runs } from '../../src/reports/runs/run.ts';
import { settle } from '../../src/reports/runs/settle.ts';

/** The rows of runs as they stand at a time, by run, then by quickstart. */
export function reduceRuns(
  events: Iterable<ReceivedEvent>,
  nowMs: number,
): (Run & { run: string })[] {
  return byRun(events)
    .flatMap((eventsOfRun) => reduceRun(eventsOfRun))
    .map((run) => {
      if (run.outcome === 'reached') return run;
      return withoutKept({ ...run, ...settle(run, nowMs) });
    });
}

function withoutKept<Settled extends object>(run: Settled): Settled {
  // What only the kept row has; it is of no kind of run.
  const { outcome } = run as { outcome: string };
  for (const key of ['lastReceivedMs', 'isOver', ...(outcome === 'open' ? ['lastSeenMs'] : [])]) {
    Reflect.deleteProperty(run, key);
  }
  return run;
}

/** What a report is made from. */
export function tableOf(events: Iterable<ReceivedEvent>): RunTable {
  const table = new RunTable();
  byRun(events).forEach((eventsOfRun, slot) => {
    table.put(slot, reduceEvents(eventsOfRun));
  });
  return table;
}

function byRun(events: Iterable<ReceivedEvent>): ReceivedEvent[][] {
  return [...groupBy(events, ({ run }) => run)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, eventsOfRun]) => eventsOfRun);
}

/** Runs at hand, as a report takes them. */
export function runsOf(runs: readonly Run[]): Runs {
  return {
    length: runs.length,
    forEach: (look) => {
      runs.forEach((run) => {
        look(run);
      });
    },
    partBy: (keyOf) =>
      new Map(Array.from(groupBy(runs, keyOf), ([key, part]) => [key, runsOf(part)])),
  };
}
