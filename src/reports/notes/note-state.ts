import type { NoteMark, NoteStatus } from '../../protocol/note-mark.ts';

/** What became of a note. */
export interface NoteState {
  /** What the team did last about it. */
  status: NoteStatus;
  /** When somebody first did anything about it; absent where nobody has. */
  seenAtMs?: number;
  fixedAtMs?: number;
  /** The commit or revision that mended it, as the first who said that it is fixed told. */
  fixedBy?: string;
  answeredAtMs?: number;
}

/** In this order when they were made within a millisecond. */
const order: readonly NoteStatus[] = ['open', 'seen', 'answered', 'fixed'];

/** What the marks of one note say, whatever their order: what came before the last `open` does not count. */
export function noteState(marks: readonly NoteMark[]): NoteState {
  const sorted = marks.toSorted(
    (a, b) => a.atMs - b.atMs || order.indexOf(a.status) - order.indexOf(b.status),
  );
  const counted = sorted.slice(sorted.findLastIndex(({ status }) => status === 'open') + 1);
  const first = (status: NoteStatus) => counted.find((mark) => mark.status === status);
  const [seen, fixed, answered] = [counted[0], first('fixed'), first('answered')];
  // Who looks at it again undoes nothing.
  const last = counted.findLast(({ status }) => status !== 'seen') ?? seen;
  return {
    status: last?.status ?? 'open',
    ...(seen && { seenAtMs: seen.atMs }),
    ...(fixed && { fixedAtMs: fixed.atMs }),
    ...(fixed?.commit === undefined ? {} : { fixedBy: fixed.commit }),
    ...(answered && { answeredAtMs: answered.atMs }),
  };
}
