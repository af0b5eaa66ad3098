import { shortCode } from './short-code.ts';

/** What the team did about a note; `open` takes back all that was said before. */
export const noteStatuses = ['seen', 'fixed', 'answered', 'open'] as const;

export type NoteStatus = (typeof noteStatuses)[number];

/** Something that somebody of the team did about a reader's note. All fields together identify it. */
export interface NoteMark {
  run: string;
  /** Of the event with the note. */
  seq: number;
  status: NoteStatus;
  /** Wall clock of who marked it, ms since 1970. */
  atMs: number;
  /** On `fixed` only, where it was told: the commit or revision that mended it. */
  commit?: string;
}

/**
 * Names a note, the same in every store and after every import. It tells nobody the run, whose id
 * lets its reader erase it.
 */
export function noteId({ run, seq }: Pick<NoteMark, 'run' | 'seq'>): string {
  // The run last: what stands behind hardly changes the first half of the code.
  return shortCode(JSON.stringify(['note', seq, run]));
}

/** The order in which marks are told: by note, then as they were made. */
export function byNoteAndTime(a: NoteMark, b: NoteMark): number {
  return (
    compare(a.run, b.run) ||
    a.seq - b.seq ||
    a.atMs - b.atMs ||
    compare(a.status, b.status) ||
    compare(a.commit ?? '', b.commit ?? '')
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
