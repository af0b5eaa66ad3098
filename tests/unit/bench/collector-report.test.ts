import { expect, test } from 'vitest';
import { requestMaker } from '../../bench/collector/load/requests.ts';
import type { FullLoad, PacedLoad } from '../../bench/collector/measure.ts';
import { readOptions } from '../../bench/collector/read-options.ts';
import { missedAims, renderReport } from '../../bench/collector/render-report.ts';
import { medianOf } from '../../bench/median-of.ts';
import { parseBatch } from '../../../src/protocol/parse-batch.ts';

/** Rates of the three servers in each round. */
function rounds(...rates: [meantime: number, groupCommit: number, bare: number][]): FullLoad[] {
  return rates.flatMap((ofRound, index) =>
    (['meantime', 'group-commit', 'bare'] as const).map((server, place) => ({
      ...{ server, round: index + 1, processorMs: 0.05 },
      perSecond: ofRound[place] ?? NaN,
    })),
  );
}

const good: PacedLoad = {
  ...{ server: 'meantime', perSecond: 4_000, answeredPerSecond: 3_990, p50Ms: 2, p99Ms: 9 },
};
const paced = [good];
const memoryOf = (...megabytes: number[]) =>
  megabytes.map((size, index) => ({ afterSeconds: 15 * (index + 1), residentBytes: size * 1e6 }));

test('a ratio is the median of the rounds, whatever disturbed one of them', () => {
  const full = rounds([8_000, 10_000, 20_000], [800, 1_000, 2_000], [100, 10_000, 20_000]);
  expect(missedAims({ full, paced, memory: [] })).toEqual([]);
  const slow = rounds([800, 1_000, 2_000], [100, 10_000, 20_000], [100, 10_000, 20_000]);
  expect(missedAims({ full: slow, paced, memory: [] })).toEqual([
    '0.01 of the group commit, not 0.7',
    '0.01 of the bare server, not 0.4',
  ]);
});

test('what is slow, falls behind or grows is told', () => {
  const full = rounds([8_000, 10_000, 20_000]);
  const slow = [{ ...good, p99Ms: 25 }];
  expect(missedAims({ full, paced: slow, memory: [] })).toEqual(['p99 is 25.0 ms, not below 25']);
  const behind = [{ ...good, answeredPerSecond: 3_000 }];
  expect(missedAims({ full, paced: behind, memory: [] })).toEqual(['it falls behind at half load']);
  expect(missedAims({ full, paced, memory: memoryOf(90, 100, 101) })).toEqual([]);
  expect(missedAims({ full, paced, memory: memoryOf(90, 100, 111) })).toEqual([
    'memory grows 1.11 times',
  ]);
});

test('what was not measured holds no aim', () => {
  expect(missedAims({ full: [], paced, memory: [] })).toHaveLength(2);
});

test('the report is a table, with the memory below it', () => {
  const full = rounds([8_000, 10_000, 20_000], [9_000, 10_000, 20_000]);
  expect(renderReport({ full, paced, memory: memoryOf(90, 100, 101) })).toMatchInlineSnapshot(`
    "| server                               | batches/s | meantime to it | processor a batch |    p50 |    p99 |
    | ------------------------------------ | --------: | -------------: | ----------------: | -----: | -----: |
    | meantime collect                     |     8,500 |                |             50 µs | 2.0 ms | 9.0 ms |
    | SQLite group commit behind node:http |    10,000 |           0.85 |             50 µs |        |        |
    | node:http that throws away           |    20,000 |           0.43 |             50 µs |        |        |

    p50 and p99 at 4000 batches/s, half of what meantime takes.

    | half load for | memory |
    | ------------: | -----: |
    |          15 s |  90 MB |
    |          30 s | 100 MB |
    |          45 s | 101 MB |

    The last third holds 1.01 times the memory of the one before.
    "
  `);
});

test('a median of an even number is the mean of the middle two', () => {
  expect([medianOf([3, 1, 2]), medianOf([4, 1, 3, 2]), medianOf([])]).toEqual([2, 2.5, NaN]);
});

test('the load is what browsers send, each run with all its batches', () => {
  const next = requestMaker(new URL('http://127.0.0.1:4322/_meantime/runs'));
  const requests = Array.from({ length: 8 }, next);
  const bodies = requests.map((text) => text.slice(text.indexOf('\r\n\r\n') + 4));
  const batches = bodies.map((body) => {
    const parsed = parseBatch(body);
    if (!parsed.ok) throw new Error(parsed.reason);
    return parsed.batch;
  });
  expect(new Set(batches.map(({ run }) => run)).size).toBe(2);
  const seqs = batches.slice(0, 4).flatMap(({ events }) => events.map(({ seq }) => seq));
  expect(seqs).toEqual(seqs.map((_, index) => index));
  const lengths = requests.map((text) => Number(/Content-Length: (\d+)/.exec(text)?.[1]));
  expect(lengths).toEqual(bodies.map((body) => Buffer.byteLength(body)));
});

test('options are whole numbers', () => {
  expect(readOptions(['--minutes', '10'])).toMatchObject({ rounds: 5, minutes: 10 });
  expect(() => readOptions(['--rounds', '0'])).toThrow(
    '--rounds takes a whole number from 1 on, not "0".',
  );
});
