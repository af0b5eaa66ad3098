import { isNonEmpty } from '../../statistics/non-empty.ts';
import { quantiles } from '../../statistics/quantiles.ts';
import type { ReaderNote } from './reader-notes.ts';

/** Of how many notes something was done, and how long that took. */
export interface DoneInTime {
  count: number;
  /** Of those that it was done about, from the receipt on, in ms; `null` without any. */
  medianMs: number | null;
}

/** What the team did about notes. */
export interface NotesDone {
  left: number;
  seen: DoneInTime;
  fixed: DoneInTime;
  answered: DoneInTime;
}

export function notesDone(notes: readonly ReaderNote[]): NotesDone {
  return {
    left: notes.length,
    seen: doneInTime(notes, 'seenAtMs'),
    fixed: doneInTime(notes, 'fixedAtMs'),
    answered: doneInTime(notes, 'answeredAtMs'),
  };
}

function doneInTime(
  notes: readonly ReaderNote[],
  when: 'seenAtMs' | 'fixedAtMs' | 'answeredAtMs',
): DoneInTime {
  const waitsMs = notes.flatMap(({ receivedAtMs, [when]: atMs }) =>
    // The clocks of two machines may differ.
    atMs === undefined ? [] : [Math.max(0, atMs - receivedAtMs)],
  );
  const [medianMs = null] = isNonEmpty(waitsMs) ? quantiles(waitsMs, [0.5]) : [];
  return { count: waitsMs.length, medianMs };
}
