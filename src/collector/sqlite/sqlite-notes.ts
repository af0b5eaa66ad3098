import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { AskedNotes, FoundNotes } from '../../protocol/found-notes.ts';
import { noteId } from '../../protocol/note-mark.ts';
import type { ReceivedEvent } from '../../protocol/received-event.ts';
import { noteSelection, type NotePlace } from '../note-selection.ts';
import { prepareReading } from './sqlite-reading.ts';

/** So many notes are looked at before others get their turn: about 2 ms. */
const atOnce = 500;

interface StoredPlace extends NotePlace {
  runId: number;
}

/** What `note_id` is in statements; migrations fill the table of notes by it. */
export function defineNoteId(database: DatabaseSync): void {
  database.function('note_id', { deterministic: true }, (run, seq) =>
    noteId({ run: String(run), seq: Number(seq) }),
  );
}

/** The statements by which notes are found: by their time and by their id. */
export function prepareNotes(database: DatabaseSync) {
  const selectPlaces = database.prepare(`
    SELECT notes.received_ms AS receivedAtMs, run_id AS runId, seq, site, lower(hex(run)) AS run,
      lab,
      bot OR crowded AS isSetAside
    FROM notes JOIN runs ON runs.id = run_id
    WHERE (notes.received_ms, run_id, seq) < (?, ?, ?) AND notes.received_ms >= ?
    ORDER BY notes.received_ms DESC, run_id DESC, seq DESC LIMIT ${atOnce}`);
  const selectOfId = database.prepare(`
    SELECT run_id AS runId, seq FROM notes JOIN runs ON runs.id = run_id
    WHERE note_id = ? AND site = ? ORDER BY run, seq LIMIT 1`);
  const reading = prepareReading(database);

  return {
    /** In steps, between which others have their turn. */
    async newest(site: string, asked: AskedNotes, step: ReadingStep): Promise<FoundNotes> {
      const { fromMs, toMs } = asked.window;
      const selection = noteSelection<StoredPlace>(asked);
      let after: [number, number, number] = [toMs, 0, 0];
      for (;;) {
        const rows = step(() => selectPlaces.all(...after, fromMs));
        for (const { receivedAtMs, runId, seq, site: own, lab, run, isSetAside } of rows) {
          after = [Number(receivedAtMs), Number(runId), Number(seq)];
          if (own !== site || lab === 1) continue;
          selection.offer({
            ...{ receivedAtMs: after[0], runId: after[1], seq: after[2] },
            ...{ run: String(run), isSetAside: isSetAside === 1 },
          });
        }
        if (rows.length < atOnce) break;
        await setImmediate();
      }
      const { selected, ...told } = selection.end();
      const events: ReceivedEvent[] = [];
      for (const [index, { runId, seq }] of selected.entries()) {
        if (index % atOnce === atOnce - 1) await setImmediate();
        const event = step(() => reading.event(runId, seq));
        // Its reader may have erased it meanwhile.
        if (event) events.push(event);
      }
      return { events, ...told };
    },
    /** Those of the ids that are there. */
    ofIds: (site: string, ids: readonly string[]): ReceivedEvent[] =>
      ids.flatMap((id) => {
        const row = selectOfId.get(id, site);
        return row ? (reading.event(Number(row['runId']), Number(row['seq'])) ?? []) : [];
      }),
  };
}

/** Does one step, and translates what goes wrong with it. */
type ReadingStep = <Result>(work: () => Result) => Result;
