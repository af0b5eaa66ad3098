import { describe, expect, it } from 'vitest';
import { reduceRuns } from '../../harness/reduce-runs.ts';
import type { ReceivedEvent } from '../../../src/protocol/received-event.ts';
import type { Run } from '../../../src/reports/runs/run.ts';
import { seededRandom, type Random } from '../../../src/statistics/random.ts';
import { testManifest } from '../../harness/start-collector.ts';
import { noonMs, runEvents, usualWay } from './run-events.ts';
import { simulateReaders } from '../../harness/simulate-readers.ts';

const laterMs = noonMs + 10 * 3_600_000;

function only(runs: readonly Run[]): Run {
  expect(runs).toHaveLength(1);
  const [run] = runs;
  if (!run) throw new Error('There is no run.');
  return run;
}

/** What tells parts of a run apart. */
function inShort(run: Run & { run: string }) {
  const { outcome, eventsMade } = run;
  const time = run.outcome === 'reached' ? { toHelloMs: run.toHelloMs } : {};
  const seen = run.outcome === 'gave-up' ? { lastSeenMs: run.lastSeenMs } : {};
  return { run: run.run, outcome, ...time, ...seen, eventsMade };
}

describe('a run', () => {
  it('that says hello has reached it, timed from landing', () => {
    expect(only(reduceRuns(runEvents(usualWay), laterMs))).toMatchInlineSnapshot(`
      {
        "bot": false,
        "clock": {
          "used": "wall",
        },
        "confused": 1,
        "crowded": false,
        "eventsLost": 0,
        "eventsMade": 11,
        "evidence": "claimed",
        "hasty": false,
        "internal": false,
        "isAway": false,
        "isUnwitnessed": false,
        "lab": false,
        "landLost": false,
        "landedAtMs": 1768478400100,
        "notes": [
          {
            "id": "MY3KEK0355",
            "receivedAtMs": 1768478520100,
            "step": "write",
            "text": "Which folder?",
          },
        ],
        "outcome": "reached",
        "quickstart": "quickstart",
        "revision": "r1",
        "run": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "sinceOpenMs": 280000,
        "steps": [
          {
            "confused": 0,
            "copies": 1,
            "reachedMs": 21000,
            "step": "install",
          },
          {
            "confused": 1,
            "copies": 1,
            "reachedMs": 95000,
            "step": "write",
          },
          {
            "confused": 0,
            "copies": 0,
            "reachedMs": 200000,
            "step": "run",
          },
        ],
        "toHelloMs": 300000,
        "told": [
          {
            "quickstart": "quickstart",
            "revision": "r1",
            "step": "install",
          },
          {
            "quickstart": "quickstart",
            "revision": "r1",
            "step": "run",
          },
          {
            "quickstart": "quickstart",
            "revision": "r1",
            "step": "write",
          },
          {
            "quickstart": "quickstart",
            "revision": "r1",
          },
        ],
      }
    `);
  });

  it('that falls silent is open for 4 h, then gave up at its last sign of life', () => {
    const events = runEvents(usualWay.slice(0, 6));
    const lastReceivedMs = noonMs + 90_100;
    const open = only(reduceRuns(events, lastReceivedMs + 4 * 3_600_000));
    expect(open).toMatchObject({ outcome: 'open', observedMs: 90_000 + 4 * 3_600_000 });
    const gaveUp = only(reduceRuns(events, lastReceivedMs + 4 * 3_600_000 + 1));
    expect(gaveUp).toMatchObject({ outcome: 'gave-up', lastSeenMs: 90_000 });
  });

  it('that is silent for more than 4 h gave up, and what follows is another run', () => {
    const events = runEvents([
      ...usualWay.slice(0, 10),
      { kind: 'back', atS: 50_400, step: 'run' },
      { kind: 'hello', atS: 50_402, step: 'run', evidence: 'claimed' },
    ]);
    expect(reduceRuns(events, laterMs).map(inShort)).toEqual([
      { run: 'a'.repeat(32), outcome: 'gave-up', lastSeenMs: 200_000, eventsMade: 12 },
      { run: `${'a'.repeat(32)}#2`, outcome: 'reached', toHelloMs: 2_000, eventsMade: 2 },
    ]);
    const [late] = reduceRuns(events.slice(-1), laterMs);
    expect(late).toMatchObject({ run: 'a'.repeat(32), toHelloMs: 50_402_000 });
  });

  it('is not parted by a clock that is set, nor by what waited offline', () => {
    const set = runEvents(usualWay).map((event) =>
      event.seq < 6
        ? event
        : { ...event, atMs: event.atMs + 18_000_000, sentAtMs: event.sentAtMs + 18_000_000 },
    );
    expect(only(reduceRuns(set, laterMs))).toMatchObject({ toHelloMs: 300_000 });
    const offline = runEvents(usualWay).map((event) =>
      event.seq < 6
        ? event
        : { ...event, sentAtMs: noonMs + 18_000_000, receivedAtMs: noonMs + 18_000_100 },
    );
    expect(only(reduceRuns(offline, laterMs))).toMatchObject({ toHelloMs: 300_000 });
  });

  it('takes back what was undone, and counts what was said after', () => {
    const undone = [...usualWay, { kind: 'undo', atS: 302 }] as const;
    expect(only(reduceRuns(runEvents(undone), laterMs)).outcome).toBe('gave-up');
    const again = [...undone, { kind: 'hello', atS: 400, evidence: 'pasted' }] as const;
    expect(only(reduceRuns(runEvents(again), laterMs))).toMatchObject({
      ...{ toHelloMs: 400_000, evidence: 'pasted' },
    });
    // Who pressed too soon and took it back is not doubted for it later.
    const soon = usualWay
      .slice(0, 3)
      .concat(
        { kind: 'hello', atS: 22, evidence: 'claimed', hasty: true },
        { kind: 'undo', atS: 24 },
        { kind: 'hello', atS: 500, evidence: 'claimed' },
      );
    expect(only(reduceRuns(runEvents(soon), laterMs))).toMatchObject({
      ...{ toHelloMs: 500_000, hasty: false },
    });
    expect(only(reduceRuns(runEvents(soon.slice(0, 4)), laterMs))).toMatchObject({ hasty: true });
    const elsewhere = [...usualWay, { kind: 'undo', atS: 302, quickstart: 'other' }] as const;
    const runs = reduceRuns(runEvents(elsewhere), laterMs);
    expect(runs.map(({ outcome }) => outcome)).toEqual(['gave-up', 'reached']);
  });

  it('that the terminal says hello of is timed by the collector’s clock', () => {
    const ahead = runEvents(usualWay.slice(0, 10)).map((event) => ({
      ...{ ...event, atMs: event.atMs + 7_200_000, sentAtMs: event.sentAtMs + 7_200_000 },
      landedAtMs: event.landedAtMs + 7_200_000,
    }));
    const [ping] = runEvents([{ kind: 'hello', atS: 250, evidence: 'pinged' }]);
    const doc = '0'.repeat(32);
    const pinged = { ...ping, seq: 10_000, monoMs: 0, doc, receivedAtMs: noonMs + 250_100 };
    const events = [...ahead, pinged as ReceivedEvent];
    expect(only(reduceRuns(events, laterMs))).toMatchObject({
      ...{ outcome: 'reached', toHelloMs: 250_000, evidence: 'pinged' },
      ...{ eventsMade: 10, eventsLost: 0 },
    });
    expect(reduceRuns(events.reverse(), laterMs)).toEqual(reduceRuns(events, laterMs));
  });

  it('ends at its first hello', () => {
    const events = runEvents([...usualWay, { kind: 'hello', atS: 900, evidence: 'pasted' }]);
    expect(only(reduceRuns(events, laterMs))).toMatchObject({
      toHelloMs: 300_000,
      evidence: 'claimed',
    });
  });

  it('whose landing was lost is timed by what every batch says of it', () => {
    const events = runEvents(usualWay).slice(1);
    const run = only(reduceRuns(events, laterMs));
    expect(run).toMatchObject({
      landLost: true,
      eventsMade: 11,
      eventsLost: 1,
      toHelloMs: 300_000,
    });
  });

  it('measures its loss by the gaps in seq', () => {
    const events = runEvents(usualWay).filter(({ seq }) => seq !== 4 && seq !== 5);
    expect(only(reduceRuns(events, laterMs))).toMatchObject({ eventsMade: 11, eventsLost: 2 });
  });

  it('has a row for each quickstart that it opened, and none for other pages', () => {
    const other = { quickstart: 'other', revision: 'r9' };
    const events = runEvents([...usualWay, { kind: 'open', atS: 400, ...other }]);
    const runs = reduceRuns(events, laterMs);
    expect(runs.map(({ quickstart, outcome }) => [quickstart, outcome])).toEqual([
      ['other', 'gave-up'],
      ['quickstart', 'reached'],
    ]);
    expect(reduceRuns(runEvents([{ kind: 'land', atS: 0 }]), laterMs)).toEqual([]);
  });

  it('is tagged when any of its events is', () => {
    const events = runEvents(usualWay);
    const last = events.at(-1);
    if (last) last.lab = true;
    expect(only(reduceRuns(events, laterMs))).toMatchObject({ lab: true, bot: false });
  });
});

describe('the same events', () => {
  it('give the same rows in any order and however often they come', () => {
    const events = simulateReaders({
      manifest: testManifest(),
      readers: 40,
      seed: 5,
      nowMs: noonMs,
    });
    const rows = reduceRuns(events, noonMs);
    expect(rows.length).toBeGreaterThan(30);
    const random = seededRandom(99);
    for (let round = 0; round < 25; round += 1) {
      const again = events.flatMap((event) => {
        const copies = Math.floor(random() * 3);
        // What is sent again is received later; the first receipt counts.
        const late = { ...event, receivedAtMs: event.receivedAtMs + 60_000 };
        return [event, ...Array.from({ length: copies }, () => late)];
      });
      expect(reduceRuns(shuffled(again, random), noonMs)).toEqual(rows);
    }
  });

  it('with other content under the same seq count as first received, in any order', () => {
    const events = runEvents(usualWay);
    const forged = { ...events[10], kind: 'leave' as const, receivedAtMs: noonMs + 900_000 };
    const mixed = [...events, { ...events[0], ...forged } as (typeof events)[0]]; // all fields are there
    expect(reduceRuns(mixed, laterMs)).toEqual(reduceRuns(events, laterMs));
    expect(reduceRuns(mixed.reverse(), laterMs)).toEqual(reduceRuns(events, laterMs));
  });
});

function shuffled<T>(values: readonly T[], random: Random): T[] {
  return values
    .map((value) => ({ value, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}
