import { csvRow } from '../../text/csv-row.ts';
import { linesWithSigns } from '../../text/lines-with-signs.ts';
import type { ReaderNote } from './reader-notes.ts';

const columns = [
  ...['id', 'quickstart', 'locale', 'step', 'place', 'received_at', 'of_this_revision', 'bot'],
  ...['internal', 'status', 'seen_at', 'fixed_at', 'fixed_by', 'answered_at', 'note'],
];

/** The notes for a spreadsheet, one a row. */
export function renderNotesCsv(notes: readonly ReaderNote[]): string {
  return [csvRow(columns), ...notes.map(rowOf)].join('');
}

function rowOf(note: ReaderNote): string {
  const { id, quickstart, locale, step, place, status, fixedBy } = note;
  return csvRow([
    ...[id, visible(quickstart), visible(locale), visible(step), visible(place)],
    ...[time(note.receivedAtMs), String(note.isOfThisRevision), String(note.bot)],
    ...[String(note.internal), status, time(note.seenAtMs), time(note.fixedAtMs)],
    ...[visible(fixedBy), time(note.answeredAtMs), visible(note.text)],
  ]);
}

function visible(text: string | undefined): string | undefined {
  return text === undefined ? undefined : linesWithSigns(text).join('\n');
}

function time(atMs: number | undefined): string | undefined {
  return atMs === undefined ? undefined : new Date(atMs).toISOString();
}
