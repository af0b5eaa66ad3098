import { describe, expect, it } from 'vitest';
import { reduceRuns } from '../../harness/reduce-runs.ts';
import type { ReceivedEvent } from '../../../src/protocol/received-event.ts';
import { noonMs, runEvents, usualWay } from './run-events.ts';

const home = '0'.repeat(32);

/** The usual way, landed on another page and so in another document. */
function usualEvents(): ReceivedEvent[] {
  return runEvents(usualWay).map((event) => (event.seq === 0 ? { ...event, doc: home } : event));
}

/** The usual way in one document, as with view transitions. */
function eventsInOneDocument(): ReceivedEvent[] {
  return runEvents(usualWay);
}

function from(seq: number, change: (event: ReceivedEvent) => Partial<ReceivedEvent>) {
  return (event: ReceivedEvent) => (event.seq < seq ? event : { ...event, ...change(event) });
}

/** What the reader's clock would say if it had been set. */
function wallSet({ atMs, sentAtMs }: ReceivedEvent, byMs: number): Partial<ReceivedEvent> {
  return { atMs: atMs + byMs, sentAtMs: sentAtMs + byMs };
}

function timed(events: readonly ReceivedEvent[]) {
  const [run] = reduceRuns(events, noonMs + 36_000_000);
  if (run?.outcome !== 'reached') throw new Error('The run reaches hello.');
  return { ...run.clock, toHelloMs: run.toHelloMs };
}

describe('the clock of a run', () => {
  it('is the wall clock when all agree', () => {
    expect(timed(usualEvents())).toEqual({ used: 'wall', toHelloMs: 300_000 });
    expect(timed(eventsInOneDocument())).toEqual({ used: 'wall', toHelloMs: 300_000 });
  });

  it('is the wall clock when it is wrong all along', () => {
    const wrong = usualEvents().map((event) => ({
      ...{ ...event, ...wallSet(event, -86_400_000) },
      landedAtMs: event.landedAtMs - 86_400_000,
    }));
    expect(timed(wrong)).toEqual({ used: 'wall', toHelloMs: 300_000 });
  });

  it('is the wall clock when the machine slept and the monotonic one stopped', () => {
    const slept = eventsInOneDocument().map(from(5, ({ monoMs }) => ({ monoMs: monoMs - 30_000 })));
    expect(timed(slept)).toEqual({ used: 'wall', disagreement: 'slept', toHelloMs: 300_000 });
  });

  it.each([
    ['in one document', eventsInOneDocument],
    ['in two documents', usualEvents],
  ])('is the wall clock when events waited offline, %s', (_, events) => {
    const late = events().map(from(9, () => ({ receivedAtMs: noonMs + 3_600_000 })));
    expect(timed(late)).toEqual({
      used: 'wall',
      disagreement: 'delivered-late',
      toHelloMs: 300_000,
    });
  });

  it('is the monotonic one when the wall clock was set meanwhile', () => {
    const set = eventsInOneDocument().map(from(6, (event) => wallSet(event, 7_200_000)));
    expect(timed(set)).toEqual({
      used: 'monotonic',
      disagreement: 'clock-set',
      toHelloMs: 300_000,
    });
  });

  /** What was made and sent in vain before, and came once the collector was there again. */
  function refusedUntil(seq: number) {
    return (event: ReceivedEvent, _: number, events: readonly ReceivedEvent[]): ReceivedEvent => {
      const first = events.find((other) => other.seq === seq);
      if (event.seq >= seq || !first) return event;
      return { ...event, sentAtMs: first.sentAtMs, receivedAtMs: first.receivedAtMs };
    };
  }

  it.each<[string, (events: ReceivedEvent[]) => ReceivedEvent[]]>([
    ['the clock was set', (events) => events.map(from(6, (event) => wallSet(event, 7_200_000)))],
    [
      'the machine slept',
      (events) => events.map(from(6, ({ monoMs }) => ({ monoMs: monoMs - 30_000 }))),
    ],
  ])('cannot be told when %s before the collector had heard of the run', (_, change) => {
    const unheard = change(eventsInOneDocument()).map(refusedUntil(7));
    expect(timed(unheard)).toMatchObject({ disagreement: 'unexplained' });
  });

  it('is told by what the collector heard before the jump, be it that most was refused', () => {
    const refusedButFirst = (events: ReceivedEvent[]) =>
      events.map((event, index) => (index === 0 ? event : refusedUntil(7)(event, index, events)));
    const set = eventsInOneDocument().map(from(6, (event) => wallSet(event, 7_200_000)));
    expect(timed(refusedButFirst(set))).toEqual({
      ...{ used: 'monotonic', disagreement: 'clock-set', toHelloMs: 300_000 },
    });
    const slept = eventsInOneDocument().map(from(6, ({ monoMs }) => ({ monoMs: monoMs - 30_000 })));
    expect(timed(refusedButFirst(slept))).toEqual({
      ...{ used: 'wall', disagreement: 'slept', toHelloMs: 300_000 },
    });
  });

  it.each([
    ['forwards', 7_200_000],
    ['backwards, before landing', -7_200_000],
  ])('cannot be told when the wall clock was set %s between documents', (_, byMs) => {
    const set = usualEvents().map(from(1, (event) => wallSet(event, byMs)));
    expect(timed(set)).toMatchObject({ disagreement: 'unexplained' });
  });

  it('cannot be told when every clock says something else', () => {
    const torn = eventsInOneDocument().map(
      from(6, ({ atMs, monoMs }) => ({ atMs: atMs + 60_000, monoMs: monoMs - 40_000 })),
    );
    expect(timed(torn)).toMatchObject({ disagreement: 'unexplained' });
  });

  it('bears what a beacon may be under way between documents, and no more', () => {
    const late = (ms: number) =>
      usualEvents().map((event) =>
        event.seq === 0 ? { ...event, receivedAtMs: event.receivedAtMs + ms } : event,
      );
    expect(timed(late(2_000))).toEqual({ used: 'wall', toHelloMs: 300_000 });
    expect(timed(late(5_000))).toEqual({
      ...{ used: 'wall', disagreement: 'delivered-late', toHelloMs: 300_000 },
    });
    expect(timed(late(33_000))).toMatchObject({ disagreement: 'unexplained' });
  });

  it('does not mind how long a beacon waited before it was sent', () => {
    const waited = usualEvents().map((event) =>
      event.seq === 0
        ? {
            ...event,
            sentAtMs: event.sentAtMs + 240_000,
            receivedAtMs: event.receivedAtMs + 240_000,
          }
        : event,
    );
    expect(timed(waited)).toMatchObject({ used: 'wall', toHelloMs: 300_000 });
    expect(timed(waited).disagreement).not.toBe('unexplained');
  });

  it('takes the landing from any batch when its event was lost', () => {
    const hello = usualEvents().slice(-1);
    expect(timed(hello)).toEqual({ used: 'wall', toHelloMs: 300_000 });
    const early = hello.map((event) => ({ ...event, landedAtMs: event.atMs + 60_000 }));
    expect(timed(early)).toMatchObject({ disagreement: 'unexplained' });
  });

  it('cannot be told over more than a day', () => {
    const told = Array.from({ length: 10 }, (_, index) => ({
      ...({ kind: 'back', atS: index * 3 * 3_600, evidence: undefined } as const),
    }));
    const events = runEvents([
      { kind: 'land', atS: 0 },
      ...told.map(({ kind, atS }) => ({ kind, atS })),
      { kind: 'hello', atS: 27.5 * 3_600, evidence: 'claimed' },
    ]);
    expect(timed(events)).toMatchObject({ disagreement: 'too-long' });
  });
});
