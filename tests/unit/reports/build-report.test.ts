import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import { knownStepsOf } from '../../../src/protocol/known-steps.ts';
import type { ReceivedEvent } from '../../../src/protocol/received-event.ts';
import { tableOf } from '../../harness/reduce-runs.ts';
import { buildReport, type ReportInput } from '../../../src/reports/build-report.ts';
import { agrestiCoullInterval } from '../../../src/statistics/agresti-coull-interval.ts';
import type { QuickstartReport } from '../../../src/reports/report.ts';
import { testManifest } from '../../harness/start-collector.ts';
import { noonMs, runEvents, usualWay } from './run-events.ts';
import { simulateReaders } from '../../harness/simulate-readers.ts';

const nowMs = noonMs + 36_000_000;

function reportOn(events: readonly ReceivedEvent[], options: Partial<ReportInput> = {}) {
  const window = { fromMs: 0, toMs: nowMs };
  return buildReport({
    manifest: testManifest(),
    runs: tableOf(events),
    window,
    nowMs,
    ...options,
  });
}

function quickstartOn(
  events: readonly ReceivedEvent[],
  options: Partial<ReportInput> = {},
): QuickstartReport {
  const [quickstart] = reportOn(events, options).quickstarts;
  if (!quickstart) throw new Error('The manifest has a quickstart.');
  return quickstart;
}

/** As many runs as said, each along the usual way up to an event, at a pace of its own. */
function readers(count: number, upTo = usualWay.length, first = 0): ReceivedEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const pace = 1 + (index % 7) / 10;
    const way = usualWay.slice(0, upTo).map((told) => ({ ...told, atS: told.atS * pace }));
    return runEvents(way, (first + index).toString(16).padStart(32, '0'));
  }).flat();
}

describe('a report', () => {
  it('counts the languages of a quickstart together, steps by their place', () => {
    const manifest = testManifest();
    const [original] = manifest.quickstarts;
    const [german] = testManifest(['installieren', 'schreiben', 'starten'], 'r-de').quickstarts;
    if (!original || !german) throw new Error('The manifests have quickstarts.');
    const both = { ...manifest, quickstarts: [original, { ...german, locale: 'de' }] };
    const names = new Map([
      ['install', 'installieren'],
      ['write', 'schreiben'],
      ['run', 'starten'],
    ]);
    const germanReaders = readers(6, usualWay.length, 100).map((event) => {
      if (event.quickstart === undefined) return event;
      const step = event.step && { step: names.get(event.step) ?? '' };
      return { ...event, ...step, locale: 'de', revision: 'r-de' };
    });
    const all = [...readers(6), ...germanReaders];
    const reports = reportOn(all, { manifest: both }).quickstarts;
    expect(reports).toHaveLength(1);
    const asOne = quickstartOn([...readers(6), ...readers(6, usualWay.length, 100)]);
    // Revisions are those of the original's page.
    expect(reports[0]?.revisions).toEqual(asOne.revisions.map((seen) => ({ ...seen, runs: 6 })));
    expect({ ...reports[0], revisions: [] }).toEqual({ ...asOne, revisions: [] });
  });

  it('believes no runs that one batch makes of the silences it tells of', () => {
    const hourMs = 3_600_000;
    const forged = runEvents(
      [0, 4.1, 8.2, 12.3].map((hours) => ({ kind: 'open' as const, atS: hours * 3_600 })),
    ).map((event) => {
      const arrivedMs = noonMs + 13 * hourMs;
      return { ...event, sentAtMs: arrivedMs, receivedAtMs: arrivedMs };
    });
    const later = { nowMs: nowMs + 24 * hourMs, window: { fromMs: 0, toMs: Infinity } };
    const { runs, setAside } = quickstartOn(forged, later);
    const { unwitnessed, crowded } = setAside;
    expect([runs, unwitnessed, crowded]).toEqual([0, 2, 2]);
  });

  it('believes no hello of a few seconds that came with its landing', () => {
    const manifest = testManifest();
    for (const { variants } of manifest.quickstarts) variants[0].humanMs = 20_000;
    const quick = (receivedS: number) =>
      runEvents([
        { kind: 'land', atS: 0 },
        { kind: 'open', atS: 0.1 },
        { kind: 'hello', atS: 3.9, evidence: 'pasted', receivedAtMs: noonMs + receivedS * 1_000 },
      ]).map((event, index) =>
        index < 2 && receivedS < 0.2 ? { ...event, receivedAtMs: noonMs } : event,
      );
    expect(quickstartOn(quick(0.1), { manifest }).setAside.unwitnessed).toBe(1);
    expect(quickstartOn(quick(4), { manifest }).runs).toBe(1);
  });

  it('says how many were last seen away in the last step', () => {
    const away = (count: number, last: Parameters<typeof runEvents>[0], first: number) =>
      Array.from({ length: count }, (_, index) =>
        runEvents(
          [...usualWay.slice(0, 10), ...last],
          (first + index).toString(16).padStart(32, '0'),
        ),
      ).flat();
    const closed = away(
      6,
      [
        { kind: 'away', atS: 210, step: 'run' },
        { kind: 'leave', atS: 600, step: 'run' },
      ],
      100,
    );
    const cameBack = away(
      7,
      [
        { kind: 'away', atS: 210, step: 'run' },
        { kind: 'back', atS: 220, step: 'run' },
        { kind: 'leave', atS: 600, step: 'run' },
      ],
      200,
    );
    const earlier = readers(8, 5, 300);
    const later = { nowMs: nowMs + 36_000_000 };
    expect(quickstartOn([...closed, ...cameBack, ...earlier], later)).toMatchObject({
      gaveUp: 21,
      lastSeenAway: 6,
    });
    expect(quickstartOn(cameBack, later).lastSeenAway).toBe(0);
  });

  it('judges a run by the time of the page in its language', () => {
    const manifest = testManifest();
    const [original] = manifest.quickstarts;
    if (!original) throw new Error('The manifest has a quickstart.');
    const variants = original.variants.map((one) => ({ ...one, humanMs: 4_000_000 }));
    const slow = { ...original, locale: 'ja', variants: variants as typeof original.variants }; // as many as before
    const run = readers(1).map((event) => ({ ...event, locale: 'ja' }));
    const options = { manifest: { ...manifest, quickstarts: [original, slow] } };
    expect(quickstartOn(run, options).setAside.implausible).toBe(1);
    expect(quickstartOn(readers(1), options).setAside.implausible).toBe(0);
  });

  it('sets aside what is no reader’s and what cannot be believed, each counted once', () => {
    const hasty = runEvents([
      ...usualWay.slice(0, 3),
      { kind: 'hello', atS: 31, evidence: 'claimed' },
    ]);
    const events = [
      ...readers(12),
      ...readers(1, 11, 100).map((event) => ({ ...event, lab: true, bot: true })),
      ...readers(2, 11, 200).map((event) => ({ ...event, bot: true })),
      ...readers(1, 11, 300).map((event) =>
        event.seq < 5 ? event : { ...event, atMs: event.atMs + 9e6, monoMs: event.monoMs + 1e5 },
      ),
      ...readers(1, 11, 400).map((event) => ({ ...event, internal: true })),
      ...readers(1, 11, 500).map((event) => ({ ...event, receivedAtMs: noonMs + 300_000 })),
      ...readers(3, 11, 600).map((event) =>
        event.revision ? { ...event, revision: 'r2' } : event,
      ),
      ...hasty,
      ...hasty.map((event) => {
        const atMs = noonMs + event.monoMs * 10;
        const times = { atMs, sentAtMs: atMs, receivedAtMs: atMs, monoMs: event.monoMs * 10 };
        return { ...event, ...times, run: 'b'.repeat(32), hasty: true };
      }),
    ];
    const { runs, reached, setAside, withSetAside } = quickstartOn(events);
    expect({ runs, reached, setAside }).toEqual({
      runs: 12,
      reached: 12,
      setAside: {
        ...{ lab: 1, bot: 2, internal: 1, crowded: 0, unmatched: 3 },
        ...{ untrusted: 1, implausible: 2, unwitnessed: 1 },
      },
    });
    expect(withSetAside).toMatchObject({ runs: 22, reached: 22 });
  });

  it('counts runs that landed in the window, its end not included', () => {
    const window = { fromMs: noonMs + 100, toMs: noonMs + 101 };
    expect(quickstartOn(readers(6), { window }).runs).toBe(6);
    expect(quickstartOn(readers(6), { window: { ...window, toMs: noonMs + 100 } }).runs).toBe(0);
  });

  it('shows no restricted mean, median or curve below 10 runs, and all from 10 on', () => {
    const shown = ({ restrictedMean, medianOfStarters, incidence }: QuickstartReport) =>
      [restrictedMean, medianOfStarters, incidence].map((value) => value !== null);
    expect(shown(quickstartOn(readers(9)))).toEqual([false, false, false]);
    expect(shown(quickstartOn(readers(10)))).toEqual([true, true, true]);
  });

  it('shows the mean from 1,000 runs on that reached it', () => {
    const means = [999, 1_000].map((count) => quickstartOn(readers(count)).meanToHello);
    expect(means.map((mean) => mean !== null)).toEqual([false, true]);
  });

  it('counts runs whatever their number', () => {
    const quickstart = quickstartOn([...readers(4), ...readers(8, 6, 50)]);
    const { reached, gaveUp, open, shareReached } = quickstart;
    expect({ reached, gaveUp, open }).toEqual({ reached: 4, gaveUp: 8, open: 0 });
    expect(shareReached?.share).toBeCloseTo(4 / 12);
    expect(quickstart.restrictedMean).not.toBeNull();
  });

  it('shows every cell of the step table, be it of few readers', () => {
    const { steps } = quickstartOn([...readers(4), ...readers(8, 6, 50)]);
    expect(steps.map(({ reached, left, timeSpent }) => [reached, left, timeSpent?.runs])).toEqual([
      [12, 8, 4],
      [4, 0, 4],
      [4, 0, 4],
    ]);
  });

  it('tells the time of each step up to the next, and of the last up to hello', () => {
    const events = Array.from({ length: 5 }, (_, index) =>
      runEvents(usualWay, `${index}`.repeat(32)),
    );
    const { steps } = quickstartOn(events.flat());
    expect(steps.map(({ id, timeSpent }) => [id, timeSpent?.medianMs])).toEqual([
      ['install', 74_000],
      ['write', 105_000],
      ['run', 100_000],
    ]);
  });

  it('does not count a look back at a step, nor steps seen after hello', () => {
    const way = [
      ...usualWay.slice(0, 10),
      { kind: 'step', atS: 250, step: 'install' },
      ...usualWay.slice(10),
      { kind: 'step', atS: 400, step: 'extra' },
    ] as const;
    const manifest = testManifest(['install', 'write', 'run', 'extra']);
    const events = Array.from({ length: 5 }, (_, index) => runEvents(way, `${index}`.repeat(32)));
    const { steps } = quickstartOn(events.flat(), { manifest });
    expect(steps.map(({ timeSpent }) => timeSpent?.medianMs)).toEqual([
      74_000,
      105_000,
      100_000,
      undefined,
    ]);
  });

  it('counts who was seen further on as having reached every step before', () => {
    const lost = readers(6).filter(({ step }) => step !== 'write');
    expect(quickstartOn(lost).steps.map(({ reached }) => reached)).toEqual([6, 6, 6]);
  });

  it('says that more than half never got there', () => {
    const { medianOfStarters } = quickstartOn([...readers(6), ...readers(14, 6, 50)]);
    expect(medianOfStarters).toMatchObject({ ms: null, highMs: null });
  });

  it('counts giving up as 60 min in the restricted mean', () => {
    const { restrictedMean, reached } = quickstartOn(readers(12, 6));
    expect({ restrictedMean, reached }).toEqual({
      // All may yet reach it at once, but no more of them than the interval of 0 of 12 has.
      restrictedMean: {
        ms: 3_600_000,
        lowMs: expect.any(Number) as number,
        highMs: 3_600_000,
        standardErrorMs: 0,
      },
      reached: 0,
    });
    expect((restrictedMean?.lowMs ?? 0) / 3_600_000).toBeCloseTo(
      1 - agrestiCoullInterval(0, 12).high,
      6,
    );
  });

  it('says what never came, the last events of runs estimated', () => {
    const lossy = readers(40).filter(({ run, seq }) => (seq * 7 + Number(`0x${run}`) * 3) % 10 > 0);
    const sent = readers(40).length;
    const { quality } = quickstartOn(lossy);
    const truth = sent - lossy.length;
    expect(quality.eventsMade).toBeLessThan(sent);
    expect(quality.eventsLost).toBeLessThan(truth);
    expect(quality.eventsLostEstimate).toBeGreaterThan(quality.eventsLost);
    expect(quality.landLost).toBe(40 - lossy.filter(({ seq }) => seq === 0).length);
    expect(Math.abs((quality.eventsLostEstimate ?? 0) / truth - 1)).toBeLessThan(0.1);
  });

  it('is the same whatever the order', () => {
    const events = crowd();
    expect(reportOn([...events].reverse())).toEqual(reportOn(events));
  });

  it('has intervals around what they are about', () => {
    const { restrictedMean, medianOfStarters, shareReached, incidence } = quickstartOn(crowd());
    for (const estimate of [restrictedMean, medianOfStarters]) {
      expect(estimate?.lowMs).toBeLessThan(estimate?.ms ?? 0);
      expect(estimate?.highMs).toBeGreaterThan(estimate?.ms ?? Infinity);
    }
    expect(shareReached?.low).toBeLessThan(shareReached?.share ?? 0);
    expect(incidence).toHaveLength(241);
    expect(incidence?.every(({ low, share, high }) => low <= share && share <= high)).toBe(true);
  });

  it('names quickstarts that the manifest has lost, and counts those that none has had', () => {
    const manifest: Manifest = { ...testManifest(), quickstarts: [] };
    const knownSteps = knownStepsOf(testManifest());
    expect(reportOn(readers(3), { manifest, knownSteps })).toMatchObject({
      quickstarts: [],
      notInManifest: [{ id: 'quickstart', runs: 3 }],
      unmatchedRuns: 0,
    });
    expect(reportOn(readers(3), { manifest })).toMatchObject({
      notInManifest: [],
      unmatchedRuns: 3,
    });
  });

  it('counts a run once a manifest knows its steps, the next one or any before', () => {
    const events = readers(12).map((event) =>
      event.revision ? { ...event, revision: 'r2' } : event,
    );
    expect(quickstartOn(events)).toMatchObject({ runs: 0, setAside: { unmatched: 12 } });
    const next = testManifest(undefined, 'r2');
    expect(quickstartOn(events, { manifest: next }).runs).toBe(12);
    expect(quickstartOn(events, { knownSteps: knownStepsOf(next) }).runs).toBe(12);
  });

  it('moves no number for a landing in 1970', () => {
    const honest = quickstartOn(readers(20));
    const [land, ...others] = runEvents(usualWay, 'f'.repeat(32));
    const forged = [{ ...land, atMs: 0 } as ReceivedEvent, ...others].map((event) => ({
      ...{ ...event, landedAtMs: 0, sentAtMs: noonMs + 300_000, receivedAtMs: noonMs + 300_000 },
    }));
    const after = quickstartOn([...readers(20), ...forged]);
    expect(after.setAside.untrusted).toBe(1);
    expect(after.withSetAside?.runs).toBe(21);
    const { setAside, withSetAside } = honest;
    expect({ ...after, setAside, withSetAside }).toEqual(honest);
  });
});

function crowd(): ReceivedEvent[] {
  return simulateReaders({ manifest: testManifest(), readers: 120, seed: 8, nowMs });
}

it('counts two parts of a run at most: else one id could be many readers', () => {
  const day = ['0', '5', '10', '15', '20'].flatMap((hour) => [
    { kind: 'open' as const, atS: Number(hour) * 3_600 },
    { kind: 'leave' as const, atS: Number(hour) * 3_600 + 3 },
  ]);
  const events = runEvents(day);
  const { runs, setAside } = quickstartOn(events, {
    nowMs: noonMs + 5 * 86_400_000,
    window: { fromMs: 0, toMs: Infinity },
  });
  expect([runs, setAside.crowded]).toEqual([2, 3]);
});

it('tells no times of runs that have only just begun, however many they are', () => {
  const events = readers(40, 5);
  const last = Math.max(...events.map(({ receivedAtMs }) => receivedAtMs));
  const fresh = quickstartOn(events, { nowMs: last + 1_000 });
  expect([fresh.runs, fresh.open]).toEqual([40, 40]);
  expect([fresh.restrictedMean, fresh.medianOfStarters, fresh.incidence]).toEqual([
    null,
    null,
    null,
  ]);
  expect(quickstartOn(events).restrictedMean).not.toBeNull();
});

it('counts nobody as landed whose run is not believed', () => {
  const atOnce = runEvents(usualWay).map((event) => ({ ...event, receivedAtMs: noonMs + 300_100 }));
  expect(reportOn(atOnce).quickstarts[0]?.setAside.unwitnessed).toBe(1);
  expect(reportOn(atOnce).landed).toBe(0);
  expect(reportOn(runEvents(usualWay)).landed).toBe(1);
  expect(reportOn(runEvents([{ kind: 'land', atS: 0 }])).landed).toBe(1);
});
