import type { AskedNotes, FoundNotes } from '../protocol/found-notes.ts';

/** Where a note is, and whether it counts. */
export interface NotePlace {
  run: string;
  seq: number;
  receivedAtMs: number;
  /** Its run is a bot's or crowded. */
  isSetAside: boolean;
}

/**
 * Selects notes from however many there are, and holds no more than is asked for. Those of one run
 * are offered the newest first.
 */
export function noteSelection<Place extends NotePlace>({ most, mostOfRun, all }: AskedNotes) {
  const counts = new Map<string, number>();
  let selected: Place[] = [];
  let setAside = 0;
  let count = 0;
  const newest = (): Place[] => selected.sort(byAge).slice(0, most);

  return {
    offer(place: Place): void {
      if (place.isSetAside && all !== true) {
        setAside += 1;
        return;
      }
      count += 1;
      const ofRun = (counts.get(place.run) ?? 0) + 1;
      counts.set(place.run, ofRun);
      if (ofRun > mostOfRun) return;
      selected.push(place);
      if (selected.length >= 2 * most) selected = newest();
    },
    /** @returns those selected, the newest first, and what is said of the others */
    end(): { selected: Place[] } & Omit<FoundNotes, 'events'> {
      selected = newest();
      const shown = new Map<string, number>();
      for (const { run } of selected) shown.set(run, (shown.get(run) ?? 0) + 1);
      const moreOfRun = new Map<string, number>();
      for (const [run, own] of shown) {
        const more = (counts.get(run) ?? 0) - own;
        if (more > 0) moreOfRun.set(run, more);
      }
      return { selected, count, setAside, moreOfRun };
    },
  };
}

/** The newest first; of those that came together, as every store says it. */
function byAge(a: NotePlace, b: NotePlace): number {
  return (
    b.receivedAtMs - a.receivedAtMs || (a.run < b.run ? -1 : Number(a.run > b.run)) || b.seq - a.seq
  );
}
