import { pageOfRun, stepOfOriginal, type QuickstartInLanguages } from '../languages.ts';
import { groupBy } from '../runs/group-by.ts';
import type { NewestNote } from '../report.ts';
import type { Runs, WrittenNote } from '../runs/run.ts';

const atEachStep = 3;

/** The last notes at each step of a quickstart by the runs that count, the newest first. */
export function newestNotes(runs: Runs, quickstart: QuickstartInLanguages): NewestNote[] {
  const notes: NewestNote[] = [];
  runs.forEach((run) => {
    for (const note of run.notes) {
      const { id, step, text, receivedAtMs } = note;
      const place = step === undefined ? {} : { step: placeIn(quickstart, note, step) };
      notes.push({ id, ...place, text, receivedAtMs });
    }
  });
  return [...groupBy(notes, ({ step = '' }) => step).values()]
    .flatMap((own) => own.sort(byAge).slice(0, atEachStep))
    .sort(byAge);
}

function placeIn(quickstart: QuickstartInLanguages, note: WrittenNote, step: string): string {
  const { original, pages } = quickstart;
  return stepOfOriginal(step, original, [pageOfRun(quickstart, note), original, ...pages]);
}

function byAge(a: NewestNote, b: NewestNote): number {
  return b.receivedAtMs - a.receivedAtMs || (a.text < b.text ? -1 : 1);
}
