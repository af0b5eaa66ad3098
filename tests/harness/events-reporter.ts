import type { ReceivedEvent } from '../../src/protocol/received-event.ts';
import { reporter, type Reporter } from '../../src/reports/reporter.ts';
import { reduction } from '../../src/reports/kept-runs.ts';
import { groupBy } from '../../src/reports/runs/group-by.ts';

/** Makes reports of events at hand. */
export function eventsReporter(events: readonly ReceivedEvent[]): Reporter {
  return reporter({
    knownSteps: () => Promise.resolve([]),
    readReduced: (_asked, _how, take) => {
      const runs = [...groupBy(events, ({ run }) => run).values()];
      runs.forEach((own, slot) => {
        take(slot, reduction.reduce(own));
      });
      return Promise.resolve('all');
    },
  });
}
