import type { ReceivedEvent } from '../protocol/received-event.ts';
import { pageOfRun, stepOfOriginal, type QuickstartInLanguages } from './languages.ts';
import { groupBy } from './runs/group-by.ts';
import type { NewestNote } from './report.ts';
import type { Run } from './runs/run.ts';

const atEachStep = 3;

/** The last notes at each step of a quickstart by runs that count, the newest first. */
export function newestNotes(
  events: readonly ReceivedEvent[],
  runs: readonly Run[],
  quickstart: QuickstartInLanguages,
): NewestNote[] {
  // A run's parts after a silence have its name with a number behind it.
  const counted = new Set(runs.map(({ run }) => run.replace(/#\d+$/, '')));
  const notes = events.flatMap((event): NewestNote[] => {
    const { note: text, step, receivedAtMs } = event;
    if (text === undefined || event.quickstart !== quickstart.original.id) return [];
    if (!counted.has(event.run)) return [];
    const place = step === undefined ? {} : { step: placeIn(quickstart, event, step) };
    return [{ ...place, text, receivedAtMs }];
  });
  return [...groupBy(notes, ({ step = '' }) => step).values()]
    .flatMap((own) => own.sort(byAge).slice(0, atEachStep))
    .sort(byAge);
}

function placeIn(quickstart: QuickstartInLanguages, event: ReceivedEvent, step: string): string {
  const { locale } = event;
  const { original, pages } = quickstart;
  const page = pageOfRun(quickstart, locale === undefined ? {} : { locale });
  return stepOfOriginal(step, original, [page, original, ...pages]);
}

function byAge(a: NewestNote, b: NewestNote): number {
  return b.receivedAtMs - a.receivedAtMs || (a.text < b.text ? -1 : 1);
}
