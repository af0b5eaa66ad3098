import { withSigns } from '../text/printable.ts';
import { renderDate } from './parse-window.ts';
import type { ReaderNote } from './notes/reader-notes.ts';
import { renderCount } from './wording.ts';

/** When a note was left, whose it is and what became of it, in parts. */
export function wordNote(note: ReaderNote): string[] {
  return [
    renderDate(note.receivedAtMs),
    note.isOfThisRevision ? [] : 'on an earlier page',
    note.bot ? 'by a bot' : [],
    note.internal ? 'by the team' : [],
    wordState(note),
    note.moreOfRun === undefined ? [] : `and ${renderCount(note.moreOfRun)} more of this run`,
  ].flat();
}

function wordState({ seenAtMs, fixedAtMs, fixedBy, answeredAtMs }: ReaderNote): string[] {
  const by = fixedBy === undefined ? '' : ` by ${withSigns(fixedBy)}`;
  const done = [
    fixedAtMs === undefined ? [] : `fixed ${renderDate(fixedAtMs)}${by}`,
    answeredAtMs === undefined ? [] : `answered ${renderDate(answeredAtMs)}`,
  ].flat();
  if (done.length > 0 || seenAtMs === undefined) return done;
  return [`seen ${renderDate(seenAtMs)}`];
}
