import type { ReceivedEvent } from '../../protocol/received-event.ts';
import { isNonEmpty, type NonEmpty } from '../../statistics/non-empty.ts';
import { chooseClock, elapsedMs } from './choose-clock.ts';
import { groupBy } from './group-by.ts';
import { silenceMs } from '../../protocol/silence.ts';
import type { Run } from './run.ts';
import { uniqueEvents } from './unique-events.ts';
import { visitSteps } from './visit-steps.ts';

/**
 * Reduces events to one row per run and quickstart. Only first, last, minimum, maximum and distinct
 * are used, so the same events give the same rows in any order and however often they come.
 * Ordered by run, then by quickstart.
 *
 * @param nowMs the server's clock; decides who has been silent for long
 */
export function reduceRuns(events: Iterable<ReceivedEvent>, nowMs: number): Run[] {
  const byRun = groupBy(events, ({ run }) => run);
  return [...byRun.entries()]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, eventsOfRun]) => reduceRun(eventsOfRun, nowMs));
}

/** The rows of one run: one for each quickstart that it opened. */
export function reduceRun(eventsOfRun: readonly ReceivedEvent[], nowMs: number): Run[] {
  const events = uniqueEvents(eventsOfRun);
  if (!isNonEmpty(events)) return [];
  const ids = new Set(events.flatMap(({ quickstart }) => quickstart ?? []));
  return [...ids].sort(compare).map((id) => reduceToQuickstart(events, id, nowMs));
}

function reduceToQuickstart(
  events: NonEmpty<ReceivedEvent>,
  quickstart: string,
  nowMs: number,
): Run {
  const own = events.filter((event) => event.quickstart === quickstart);
  const landing = events.find(({ kind }) => kind === 'land');
  const start = landing ?? events[0];
  const hello = own.find(({ kind }) => kind === 'hello');
  const clock = chooseClock(start, hello ?? lastOf(events), events);
  const elapsed = (event: ReceivedEvent) => elapsedMs(start, event, clock);
  const landedAtMs = Math.min(...receiptsOf(events));
  const facts = {
    run: start.run,
    quickstart,
    revision: own[0]?.revision ?? '',
    landedAtMs,
    ...tagsOf(events),
    landLost: landing === undefined,
    ...lossOf(events),
    clock,
    steps: visitSteps(own, elapsed),
    confused: own.filter(({ kind }) => kind === 'confused').length,
    notes: own.filter(({ note }) => note !== undefined).length,
  };
  if (hello) {
    // A hello without evidence is refused at the door; `claimed` is the weakest there is.
    const evidence = hello.evidence ?? 'claimed';
    return { ...facts, outcome: 'reached', toHelloMs: elapsed(hello), evidence };
  }
  const lastSeenMs = Math.max(...events.map(elapsed));
  if (nowMs - Math.max(...receiptsOf(events)) > silenceMs) {
    return { ...facts, outcome: 'gave-up', lastSeenMs };
  }
  return { ...facts, outcome: 'open', observedMs: Math.max(lastSeenMs, nowMs - landedAtMs) };
}

function receiptsOf(events: NonEmpty<ReceivedEvent>): number[] {
  return events.map(({ receivedAtMs }) => receivedAtMs);
}

function tagsOf(events: NonEmpty<ReceivedEvent>) {
  return { lab: events.some(({ lab }) => lab), bot: events.some(({ bot }) => bot) };
}

function lossOf(events: NonEmpty<ReceivedEvent>) {
  const eventsMade = lastOf(events).seq + 1;
  return { eventsMade, eventsLost: eventsMade - events.length };
}

function lastOf<T>(values: NonEmpty<T>): T {
  return values.at(-1) ?? values[0];
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
