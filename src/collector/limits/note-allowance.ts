import type { BeaconEvent } from '../../protocol/beacon.ts';
import { notesPerRun } from '../../protocol/beacon-limits.ts';

/** So many runs are remembered, those heard of last; in memory alone. */
const mostRuns = 20_000;

/**
 * Takes the notes off the events of a run that has left enough of them. The events are kept: without
 * them the run would have a gap, and its reader would be told to send them again, or that all they
 * did was malformed. A note that comes again is the one that came before.
 */
export function noteAllowance() {
  const noted = new Map<string, Set<number>>();

  return function withinAllowance(run: string, events: readonly BeaconEvent[]): BeaconEvent[] {
    if (events.every(({ note }) => note === undefined)) return [...events];
    const known = noted.get(run) ?? new Set();
    // The last one is kept longest.
    noted.delete(run);
    noted.set(run, known);
    if (noted.size > mostRuns) {
      const [oldest = run] = noted.keys();
      noted.delete(oldest);
    }
    return events.map((event) => {
      if (event.note === undefined) return event;
      if (known.size < notesPerRun) known.add(event.seq);
      if (known.has(event.seq)) return event;
      const kept = { ...event };
      delete kept.note;
      return kept;
    });
  };
}
