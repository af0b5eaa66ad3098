import { describe, expect, it } from 'vitest';
import { reduceRun } from '../../../src/reports/runs/reduce-run.ts';
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

function timed(events: readonly ReceivedEvent[]) {
  const [run] = reduceRun(events, noonMs + 36_000_000);
  if (run?.outcome !== 'reached') throw new Error('The run reaches hello.');
  return { ...run.clock, toHelloMs: run.toHelloMs };
}

describe('the clock of a run', () => {
  it('is the wall clock when all agree', () => {
    expect(timed(usualEvents())).toEqual({ used: 'wall', toHelloMs: 300_000 });
    expect(timed(eventsInOneDocument())).toEqual({ used: 'wall', toHelloMs: 300_000 });
  });

  it('is the wall clock when it is wrong all along', () => {
    const wrong = usualEvents().map((event) => ({ ...event, atMs: event.atMs - 86_400_000 }));
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
    const set = eventsInOneDocument().map(from(6, ({ atMs }) => ({ atMs: atMs + 7_200_000 })));
    expect(timed(set)).toEqual({
      used: 'monotonic',
      disagreement: 'clock-set',
      toHelloMs: 300_000,
    });
  });

  it.each([
    ['forwards', 7_200_000],
    ['backwards, before landing', -7_200_000],
  ])('cannot be told when the wall clock was set %s between documents', (_, byMs) => {
    const set = usualEvents().map(from(1, ({ atMs }) => ({ atMs: atMs + byMs })));
    expect(timed(set)).toMatchObject({ disagreement: 'unexplained' });
  });

  it('cannot be told when every clock says something else', () => {
    const torn = eventsInOneDocument().map(
      from(6, ({ atMs, monoMs }) => ({ atMs: atMs + 60_000, monoMs: monoMs - 40_000 })),
    );
    expect(timed(torn)).toMatchObject({ disagreement: 'unexplained' });
  });

  it('bears 2 s, not 3', () => {
    const byWall = (ms: number) =>
      timed(usualEvents().map(from(1, ({ atMs }) => ({ atMs: atMs + ms }))));
    expect(byWall(2_000)).toEqual({ used: 'wall', toHelloMs: 302_000 });
    expect(byWall(3_000)).toMatchObject({ disagreement: 'unexplained' });
  });
});
