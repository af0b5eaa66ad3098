import { renderLocation } from '../protocol/errors.ts';
import type { Manifest, ModelledStep } from '../protocol/manifest.ts';
import type { ReceivedEvent } from '../protocol/received-event.ts';
import { gatherLanguages } from './languages.ts';

/** What a reader wrote who was stuck, with the place that it is about. */
export interface ReaderNote {
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
  /** `content/quickstart.mdx:16`; without the line where the step is not on the page now. */
  place: string;
  /** Whether the page is the same since. */
  isOfThisRevision: boolean;
  bot: boolean;
  internal: boolean;
}

/** The notes of readers, by quickstart and step in the order of the page, the newest first. */
export function readerNotes(events: Iterable<ReceivedEvent>, manifest: Manifest): ReaderNote[] {
  const found = Array.from(events, (event) => noteOf(event, manifest)).filter(
    (note) => note !== undefined,
  );
  return found
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

function noteOf(event: ReceivedEvent, { quickstarts }: Manifest): PlacedNote | undefined {
  const { note, quickstart, locale, revision, receivedAtMs, lab, bot, internal } = event;
  if (note === undefined || quickstart === undefined || lab) return undefined;
  const known = gatherLanguages(quickstarts).findIndex(
    ({ original }) => original.id === quickstart,
  );
  const page = quickstarts.find((one) => one.id === quickstart && one.locale === locale);
  const steps: readonly ModelledStep[] = page?.variants.flatMap((variant) => variant.steps) ?? [];
  const index = steps.findIndex(({ id }) => id === event.step);
  const step = steps[index];
  const name = step?.title ?? event.step;
  return {
    note: {
      ...{ text: note, receivedAtMs, quickstart, bot, internal },
      ...(locale === undefined ? {} : { locale }),
      ...(name === undefined ? {} : { step: name }),
      place: renderLocation({ file: page?.source ?? event.page, line: step?.line }),
      isOfThisRevision: page !== undefined && page.revision === revision,
    },
    order: { quickstart: last(known), step: last(index) },
  };
}

/** What is not found comes last. */
function last(index: number): number {
  return index < 0 ? Infinity : index;
}
