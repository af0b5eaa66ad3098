import type { DatabaseSync } from 'node:sqlite';
import type { NoteMark, NoteStatus } from '../../protocol/note-mark.ts';

/** The statements by which it is kept what the team did about notes. */
export function prepareMarks(database: DatabaseSync) {
  const insertMark = database.prepare(`
    INSERT OR IGNORE INTO note_marks (run_id, seq, at_ms, status, fixed_by)
    SELECT id, ?, ?, ?, ? FROM runs WHERE site = ? AND run = ?`);
  const selectMarks = database.prepare(`
    SELECT lower(hex(run)) AS run, note_marks.seq AS seq, note_marks.at_ms AS atMs, status,
      fixed_by AS fixedBy
    FROM note_marks JOIN runs ON runs.id = note_marks.run_id
      JOIN notes ON notes.run_id = note_marks.run_id AND notes.seq = note_marks.seq
    WHERE site = ?
    ORDER BY run, note_marks.seq, note_marks.at_ms, status, fixed_by`);
  return {
    /** Marks of runs that are not there are not kept. */
    add(site: string, marks: readonly NoteMark[]): void {
      for (const { run, seq, atMs, status, commit = '' } of marks) {
        insertMark.run(seq, atMs, status, commit, site, Buffer.from(run, 'hex'));
      }
    },
    ofSite: (site: string): NoteMark[] =>
      selectMarks.all(site).map(({ run, seq, atMs, status, fixedBy }) => ({
        run: String(run),
        seq: Number(seq),
        // Only what `add` was given.
        status: String(status) as NoteStatus,
        atMs: Number(atMs),
        ...(fixedBy === '' ? {} : { commit: String(fixedBy) }),
      })),
  };
}
