import { renderLocation } from '../../protocol/errors.ts';
import type { Manifest, ModelledStep, Quickstart } from '../../protocol/manifest.ts';
import { noteId, type NoteMark } from '../../protocol/note-mark.ts';
import type { ReceivedEvent } from '../../protocol/received-event.ts';
import { gatherLanguages, stepOfOriginal, type QuickstartInLanguages } from '../languages.ts';
import { noteState, type NoteState } from './note-state.ts';
import { groupBy } from '../runs/group-by.ts';

/** What a reader wrote who was stuck, with the place that it is about and what became of it. */
export interface ReaderNote extends NoteState {
  /** By which it is marked; always the same. */
  id: string;
  /** As it was written. */
  text: string;
  /** When the collector received it, ms since 1970. */
  receivedAtMs: number;
  /** Id of the quickstart. */
  quickstart: string;
  /** Language of the page; absent for that of the site's own home. */
  locale?: string;
  /** Title of the step; its id where the page has no such step now; absent where none was told. */
  step?: string;
  /** Id of the step that stands at its place in the original's language; absent where none was told. */
  stepId?: string;
  /** `content/quickstart.mdx:16`; without the line where the step is not on the page now. */
  place: string;
  /** Whether the page is the same since. */
  isOfThisRevision: boolean;
  bot: boolean;
  internal: boolean;
  /** On the first note of a run of which not all are told: how many more there are. */
  moreOfRun?: number;
}

/**
 * The notes of readers, by quickstart and step in the order of the page, the newest first.
 *
 * @param marks what the team did about them, and about others
 * @param moreOfRun how many notes there are besides, by run
 */
export function readerNotes(
  events: Iterable<ReceivedEvent>,
  marks: readonly NoteMark[],
  manifest: Manifest,
  moreOfRun: ReadonlyMap<string, number> = new Map(),
): ReaderNote[] {
  const marksOf = groupBy(marks, noteId);
  const left = new Map(moreOfRun);
  const found = Array.from(events, (event) => {
    const placed = noteOf(event, marksOf, manifest);
    const more = left.get(event.run);
    if (!placed || more === undefined) return placed;
    left.delete(event.run);
    return { ...placed, note: { ...placed.note, moreOfRun: more } };
  });
  return found
    .filter((note) => note !== undefined)
    .sort(
      (a, b) =>
        a.order.quickstart - b.order.quickstart ||
        a.order.step - b.order.step ||
        b.note.receivedAtMs - a.note.receivedAtMs,
    )
    .map(({ note }) => note);
}

interface PlacedNote {
  note: ReaderNote;
  order: { quickstart: number; step: number };
}

function noteOf(
  event: ReceivedEvent,
  marksOf: ReadonlyMap<string, readonly NoteMark[]>,
  { quickstarts }: Manifest,
): PlacedNote | undefined {
  const { note, quickstart, locale, revision, receivedAtMs, lab, bot, internal } = event;
  if (note === undefined || quickstart === undefined || lab) return undefined;
  const gathered = gatherLanguages(quickstarts);
  const known = gathered.findIndex(({ original }) => original.id === quickstart);
  const id = noteId(event);
  const page = quickstarts.find((one) => one.id === quickstart && one.locale === locale);
  const steps: readonly ModelledStep[] = page?.variants.flatMap((variant) => variant.steps) ?? [];
  const index = steps.findIndex(({ id }) => id === event.step);
  const step = steps[index];
  const name = step?.title ?? event.step;
  return {
    note: {
      ...{ id, text: note, receivedAtMs, quickstart, bot, internal },
      ...noteState(marksOf.get(id) ?? []),
      ...(locale === undefined ? {} : { locale }),
      ...(name === undefined ? {} : { step: name }),
      ...(event.step === undefined ? {} : { stepId: stepIdOf(event.step, page, gathered[known]) }),
      place: renderLocation({ file: page?.source ?? event.page, line: step?.line }),
      isOfThisRevision: page !== undefined && page.revision === revision,
    },
    order: { quickstart: last(known), step: last(index) },
  };
}

function stepIdOf(
  step: string,
  page: Quickstart | undefined,
  quickstart: QuickstartInLanguages | undefined,
): string {
  if (!quickstart) return step;
  const { original, pages } = quickstart;
  return stepOfOriginal(step, original, [page ?? original, original, ...pages]);
}

/** What is not found comes last. */
function last(index: number): number {
  return index < 0 ? Infinity : index;
}
