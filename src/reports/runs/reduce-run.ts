import type { ToldStep } from '../../protocol/known-steps.ts';
import { noteId } from '../../protocol/note-mark.ts';
import type { ReceivedEvent } from '../../protocol/received-event.ts';
import { runKeptMs } from '../../protocol/silence.ts';
import { isNonEmpty, type NonEmpty } from '../../statistics/non-empty.ts';
import { chooseClock, elapsedMs, landedByServer, type Landing } from './choose-clock.ts';
import { happenedAtMs, isOfCollector, orderEvents } from './order-events.ts';
import type { ReducedRun, WrittenNote } from './run.ts';
import { isUnwitnessed } from './is-unwitnessed.ts';
import { splitAtSilence } from './split-at-silence.ts';
import { visitSteps } from './visit-steps.ts';

/** So many parts of a run count, before and after a silence: else one run could be many readers. */
const mostParts = 2;

/** A row that says of which run it is. */
export type NamedRun = ReducedRun & {
  /** As the browser named it; with `#2`, `#3` … for what came after each silence. */
  run: string;
};

/**
 * Reduces the events of one run to one row per quickstart that it opened, before and after each
 * silence. Only first, last, minimum, maximum and distinct are used, so the same events give the same
 * rows in any order and however often they come.
 */
export function reduceRun(eventsOfRun: readonly ReceivedEvent[]): NamedRun[] {
  const events = orderEvents(eventsOfRun);
  if (!isNonEmpty(events)) return [];
  const isTooLong = spanMs(events) > runKeptMs;
  // Whoever made up its times is not to have the parts of it believed.
  const parts = isTooLong ? [events] : splitAtSilence(events);
  const receipts = receiptsOf(events);
  const witnessedMs = Math.max(...receipts) - Math.min(...receipts);
  // Else one batch could hold as many runs as it tells of silences.
  const isSilenceUnseen =
    parts.length > 1 && isUnwitnessed(spanMs(events), witnessedMs, { saysHello: false });
  return parts.flatMap((part, index) => {
    const facts = {
      ...partFacts(part, index),
      // What was lost between two parts is told of the first.
      ...(index === 0 ? lossOf(events) : { eventsMade: part.length, eventsLost: 0 }),
      landing: landingOf(part, index),
      isTooLong,
      isSilenceUnseen,
    };
    const isOver = index < parts.length - 1;
    const ids = new Set(part.flatMap(({ quickstart }) => quickstart ?? []));
    return [...ids]
      .sort(compare)
      .map((id) => reduceToQuickstart({ events: part, facts, isOver }, id));
  });
}

interface PartOfRun {
  events: NonEmpty<ReceivedEvent>;
  facts: ReturnType<typeof partFacts> & {
    landing: Landing;
    isTooLong: boolean;
    isSilenceUnseen: boolean;
    eventsMade: number;
    eventsLost: number;
  };
  /** Another part follows, after a silence. */
  isOver: boolean;
}

/** What does not depend on the quickstart. */
function partFacts(events: NonEmpty<ReceivedEvent>, index: number) {
  const [first] = events;
  const { from, returning } = first;
  return {
    run: index === 0 ? first.run : `${first.run}#${index + 1}`,
    landedAtMs: Math.min(...receiptsOf(events)),
    lab: events.some(({ lab }) => lab),
    bot: events.some(({ bot }) => bot),
    // A browser keeps a run for a day at most, and few readers go away and come back twice.
    crowded: index >= mostParts || events.some(({ crowded }) => crowded),
    internal: events.some(({ internal }) => internal),
    ...(from === undefined ? {} : { from }),
    ...(returning === undefined ? {} : { returning }),
    landLost: index === 0 && !events.some(({ kind }) => kind === 'land'),
  };
}

function reduceToQuickstart({ events, facts, isOver }: PartOfRun, quickstart: string): NamedRun {
  const own = events.filter((event) => event.quickstart === quickstart);
  const { landing, isTooLong, isSilenceUnseen, ...ofRun } = facts;
  const hello = helloOf(own);
  const end = hello ?? lastOf(events);
  const clock = chooseClock(landing, isOfCollector(end) ? lastTold(events) : end, events);
  const elapsed = (event: ReceivedEvent) => elapsedMs(landing, event, clock, events);
  const opened = own.find(({ kind }) => kind === 'open');
  const variant = own.findLast((event) => event.variant !== undefined)?.variant;
  const locale = own.at(-1)?.locale;
  const rowFacts = {
    ...ofRun,
    quickstart,
    ...(locale === undefined ? {} : { locale }),
    revision: own[0]?.revision ?? '',
    ...(variant === undefined ? {} : { variant }),
    told: toldIn(own),
    clock: isTooLong ? ({ used: 'wall', disagreement: 'too-long' } as const) : clock,
    isUnwitnessed:
      isSilenceUnseen ||
      isUnwitnessed(elapsed(end), Math.max(0, end.receivedAtMs - facts.landedAtMs), {
        saysHello: hello !== undefined,
      }),
    steps: visitSteps(own, elapsed),
    confused: own.filter(({ kind }) => kind === 'confused').length,
    notes: notesIn(own),
    isAway: own.findLast(({ kind }) => kind !== 'leave')?.kind === 'away',
  };
  if (hello) {
    return {
      ...rowFacts,
      outcome: 'reached',
      toHelloMs: elapsed(hello),
      sinceOpenMs: Math.max(0, elapsed(hello) - (opened ? elapsed(opened) : 0)),
      // A hello without evidence is refused at the door; `claimed` is the weakest there is.
      evidence: hello.evidence ?? 'claimed',
      hasty: hello.hasty === true,
    };
  }
  return {
    ...rowFacts,
    outcome: 'unfinished',
    lastSeenMs: Math.max(...events.map(elapsed)),
    lastReceivedMs: Math.max(...receiptsOf(events)),
    isOver,
  };
}

function notesIn(own: readonly ReceivedEvent[]): WrittenNote[] {
  return own.flatMap((event) => {
    const { note: text, step, locale, receivedAtMs } = event;
    if (text === undefined) return [];
    const place = {
      ...(step === undefined ? {} : { step }),
      ...(locale === undefined ? {} : { locale }),
    };
    return [{ id: noteId(event), ...place, text, receivedAtMs }];
  });
}

/** Each place once that events name, in an order that does not depend on theirs. */
function toldIn(own: readonly ReceivedEvent[]): ToldStep[] {
  const told = new Map<string, ToldStep>();
  for (const { quickstart, revision, step } of own) {
    const place = {
      ...(quickstart === undefined ? {} : { quickstart }),
      ...(revision === undefined ? {} : { revision }),
      ...(step === undefined ? {} : { step }),
    };
    told.set(JSON.stringify(place), place);
  }
  return [...told].sort(([a], [b]) => compare(a, b)).map(([, place]) => place);
}

/** The first hello that was not taken back. */
function helloOf(own: readonly ReceivedEvent[]): ReceivedEvent | undefined {
  const undone = own.findLastIndex(({ kind }) => kind === 'undo');
  return own.slice(undone + 1).find(({ kind }) => kind === 'hello');
}

/** The longest that a run claims, unless either clock saw less. */
function spanMs(events: NonEmpty<ReceivedEvent>): number {
  const told = events.filter((event) => !isOfCollector(event));
  const landing = landingOf(events, 0);
  const wallMs = Math.max(...told.map(({ atMs }) => atMs)) - landing.atMs;
  const lastMs = Math.max(...told.map(happenedAtMs));
  return Math.min(wallMs, lastMs - landedByServer(landing, events));
}

/** The landing stands in every batch; after a silence the first event is another one. */
function landingOf(events: NonEmpty<ReceivedEvent>, index: number): Landing {
  const [first] = events;
  if (index > 0) return { atMs: first.atMs, event: first };
  const event = events.find(({ kind }) => kind === 'land');
  return { atMs: first.landedAtMs, ...(event ? { event } : {}) };
}

function receiptsOf(events: NonEmpty<ReceivedEvent>): number[] {
  return events.map(({ receivedAtMs }) => receivedAtMs);
}

function lossOf(events: NonEmpty<ReceivedEvent>) {
  const told = events.filter((event) => !isOfCollector(event));
  const eventsMade = Math.max(-1, ...told.map(({ seq }) => seq)) + 1;
  return { eventsMade, eventsLost: eventsMade - told.length };
}

function lastOf<T>(values: NonEmpty<T>): T {
  return values.at(-1) ?? values[0];
}

/** The last event that the browser told; without any, whatever came last. */
function lastTold(events: NonEmpty<ReceivedEvent>): ReceivedEvent {
  return events.findLast((event) => !isOfCollector(event)) ?? lastOf(events);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
