import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { knownStepsOf } from '../../../src/protocol/known-steps.ts';
import type { NoteMark } from '../../../src/protocol/note-mark.ts';
import type { ReceivedEvent } from '../../../src/protocol/received-event.ts';
import { tableOf } from '../../harness/reduce-runs.ts';
import { buildReport } from '../../../src/reports/build-report.ts';
import { compareRestrictedMeans } from '../../../src/reports/compare-restricted-means.ts';
import { readerNotes } from '../../../src/reports/notes/reader-notes.ts';
import { renderReviewPage } from '../../../src/reports/review/render-review-page.ts';
import { renderReview } from '../../../src/reports/review/render-review.ts';
import { review, type Review } from '../../../src/reports/review/review.ts';
import { escapeMarkdown } from '../../../src/text/escape-markdown.ts';
import { testManifest } from '../../harness/start-collector.ts';
import { noonMs } from './run-events.ts';
import { simulateReaders } from '../../harness/simulate-readers.ts';

const weekMs = 7 * 86_400_000;
const manifest = testManifest();

/** Half of those who come to a step are not seen again. */
function withBadStep(events: readonly ReceivedEvent[], bad: string): ReceivedEvent[] {
  const ends = new Map<string, number>();
  for (const { run, seq, step } of events) {
    const isUnlucky = Number.parseInt(run.slice(0, 2), 16) % 2 === 0;
    if (isUnlucky && step === bad) ends.set(run, Math.min(seq, ends.get(run) ?? Infinity));
  }
  return events.filter(({ run, seq }) => seq <= (ends.get(run) ?? Infinity));
}

function weekOf(endMs: number, readers: number, bad: string, seed: number): ReceivedEvent[] {
  const events = simulateReaders({ manifest, readers, seed, nowMs: endMs, days: 6.9 });
  return withBadStep(events, bad);
}

function reviewOf(events: readonly ReceivedEvent[], marks: readonly NoteMark[] = []): Review {
  const report = (toMs: number) =>
    buildReport({
      manifest,
      runs: tableOf(events),
      knownSteps: knownStepsOf(testManifest(undefined, 'r0')),
      window: { fromMs: toMs - weekMs, toMs },
      nowMs: noonMs,
    });
  const notes = readerNotes(events, marks, manifest);
  return review(report(noonMs), report(noonMs - weekMs), notes);
}

describe('the weekly review', () => {
  const events = [
    ...weekOf(noonMs - weekMs, 300, 'install', 3),
    ...weekOf(noonMs, 200, 'run', 4).map((event) =>
      event.kind === 'confused' && event.step === 'run' ? { ...event, note: 'Why?' } : event,
    ),
  ];
  const stuck = events.filter(
    ({ kind, step, receivedAtMs }) =>
      kind === 'confused' && step === 'install' && receivedAtMs < noonMs - weekMs,
  );
  const asked = new Set(stuck.slice(0, 4));
  const noted = events.map((event) =>
    asked.has(event) ? { ...event, note: 'Which folder?' } : event,
  );
  const marks = [...asked].slice(0, 3).map(({ run, seq, receivedAtMs }, index): NoteMark => ({
    ...{ run, seq, status: index === 0 ? 'fixed' : 'seen' },
    atMs: receivedAtMs + 5 * 3_600_000,
  }));
  const made = reviewOf(noted, marks);
  const text = renderReview(made);

  test('leads with what costs most, and says what became of the former ones', () => {
    expect(made.pains[0]).toMatchObject({ stepId: 'run', quickstart: 'quickstart' });
    expect(made.former[0]?.then.stepId).toBe('install');
    expect(made.former[0]?.nowMs ?? Infinity).toBeLessThan((made.former[0]?.then.lostMs ?? 0) / 2);
    expect(made.pains.length).toBeLessThanOrEqual(3);
    const costs = made.pains.map(({ totalMs }) => totalMs);
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    expect(text).toMatch(/## The three worst pains\n\n1\. Quickstart, “Run”: \*\*\d+ h/);
  });

  test('has every stage from landing to hello, none of which has more readers than the one before', () => {
    const [{ stages } = { stages: [] }] = made.quickstarts;
    const readers = stages.map((stage) => stage.readers);
    expect(stages).toHaveLength(2 + 3 + 1);
    expect(readers).toEqual(readers.toSorted((a, b) => b - a));
    expect(text.match(/^\| /gm)).toHaveLength(stages.length + 2);
  });

  test('says that it cannot tell a change from chance, or that there is one', () => {
    expect(text).toMatch(/No change can be told|Faster than|Slower than/);
    const [quickstart] = made.quickstarts;
    if (!quickstart?.before) throw new Error('Both weeks have runs.');
    const compared = compareRestrictedMeans(quickstart.before, quickstart.now);
    const { lowMs = 0, highMs = 0 } = compared?.difference ?? {};
    expect(text.includes('No change can be told')).toBe(lowMs <= 0 && highMs >= 0);
    expect(compared?.runsToSettle).toBeGreaterThan(10);
  });

  test('tells a change that is one, either way, and how many runs would settle what is not', () => {
    const usual = simulateReaders({ manifest, readers: 300, seed: 5, nowMs: noonMs, days: 6.9 });
    const like = simulateReaders({
      ...{ manifest, readers: 300, seed: 6, days: 6.9 },
      nowMs: noonMs - weekMs,
    });
    const bad = weekOf(noonMs, 300, 'install', 5);
    const worse = renderReview(reviewOf([...like, ...bad]));
    expect(worse).toMatch(
      /\*\*Slower than in the time before: it was [^,]+, the difference is \+[^(]+\(95 %: \+/,
    );
    const same = renderReview(reviewOf([...like, ...usual]));
    expect(same).toMatch(
      /No change can be told from chance: .*About [\d,]+ runs in each would settle/,
    );
    const better = renderReview(
      reviewOf([...weekOf(noonMs - weekMs, 300, 'install', 6), ...usual]),
    );
    expect(better).toMatch(/Faster than in the time before: .*the difference is -/);
  });

  test('says what was done about the notes of the time before', () => {
    expect(asked.size).toBe(4);
    const done = {
      left: 4,
      seen: { count: 3, medianMs: 5 * 3_600_000 },
      fixed: { count: 1, medianMs: 5 * 3_600_000 },
      answered: { count: 0, medianMs: null },
    };
    expect(made.former[0]?.done).toEqual(done);
    expect(made.done).toEqual(done);
    const said =
      'of 4 notes of the time before, 3 are seen (median after 5 h), 1 is fixed (median after 5 h), 0 are answered.';
    expect(text).toContain(`- All in all: ${said}`);
    expect(text).toMatch(/^- Quickstart, “Install”: .* now\. Of 4 notes/m);
    expect(parseHTML(renderReviewPage(made)).document.body.textContent).toContain(said);
  });

  test('says since which revision the page is as it is', () => {
    const within = reviewOf(
      noted.map((event) =>
        event.revision !== undefined && event.landedAtMs < noonMs - weekMs / 2
          ? { ...event, revision: 'r0' }
          : event,
      ),
    );
    expect(renderReview(within)).toMatch(/The page is as it is since [\d-]{10} \(revision r1\)\./);
  });

  test('is one page that holds all of it and needs nothing else', () => {
    const page = renderReviewPage(made);
    const { document } = parseHTML(page);
    const names = [...document.querySelectorAll('*')].map(({ localName }) => localName);
    expect(names).not.toContain('script');
    expect(page.match(/\s(?:src|srcset|action|style)=|@import|url\(/g)).toBeNull();
    expect([...document.querySelectorAll('link')].map((link) => link.getAttribute('href'))).toEqual(
      ['data:,'],
    );
    const css = document.querySelector('style')?.textContent ?? '';
    const hash = createHash('sha256').update(css).digest('base64');
    expect(
      document.querySelector('meta[http-equiv=Content-Security-Policy]')?.getAttribute('content'),
    ).toContain(`style-src 'sha256-${hash}'`);
    const shown = document.body.textContent.replace(/\s+/g, ' ');
    for (const { place, left } of made.pains) {
      expect(shown).toContain(place);
      expect(shown).toContain(`${left} gave up there`);
    }
    expect(document.querySelectorAll('.pains > li')).toHaveLength(made.pains.length);
    expect(document.querySelectorAll('tbody tr')).toHaveLength(2 + 3 + 1);
  });

  test('of nobody says so', () => {
    const empty = renderReview(reviewOf([]));
    expect(empty).toContain('0 runs: too few to tell');
    expect(empty).toContain('No step costs readers more');
    expect(empty).not.toContain('time before had too few');
    expect(empty).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
  });
});

test.each([
  ['# heading', '\\# heading'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['a\n\n    code', 'a code'],
  ['![x](y)', '\\!\\[x\\]\\(y\\)'],
  ['www.example.com me@example.com', 'www\\.example.com me\\@example.com'],
  ['<script>', '\\<script\\>'],
])('%j is shown as it is', (said, written) => {
  expect(escapeMarkdown(said)).toBe(written);
});
