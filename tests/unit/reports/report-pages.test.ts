import { expect, test } from 'vitest';
import { tableOf } from '../../harness/reduce-runs.ts';
import { buildReport } from '../../../src/reports/build-report.ts';
import { reportPages } from '../../../src/reports/report-pages.ts';
import { testManifest } from '../../harness/start-collector.ts';

const nowMs = 1_800_000_000_000;

/** Report pages whose reports are made when the test says so. */
function open() {
  const asked: { signal: AbortSignal | undefined; finish: () => void }[] = [];
  const answer = reportPages({
    readManifest: testManifest,
    reporter: {
      answer: (what, signal) =>
        new Promise((resolve, reject) => {
          const finish = () => {
            const report = buildReport({ ...what, runs: tableOf([]) });
            resolve({ text: JSON.stringify(report), tookMs: 1 });
          };
          signal?.addEventListener('abort', () => {
            reject(new Error('nobody waits'));
          });
          asked.push({ signal, finish });
        }),
      report: () => Promise.reject(new Error('Nobody asks for it.')),
    },
    now: () => nowMs,
  });
  const ask = (path: string, signal?: AbortSignal) =>
    answer(new Request(`http://docs.example/_meantime/${path}`, signal ? { signal } : {}));
  return { asked, ask };
}

test('a report that two wait for is made once, and given up when both are gone', async () => {
  const { asked, ask } = open();
  const leaving = [new AbortController(), new AbortController()];
  const answers = leaving.map(({ signal }) => ask('report.json', signal));
  expect(asked).toHaveLength(1);
  leaving[0]?.abort();
  expect(asked[0]?.signal?.aborted).toBe(false);
  leaving[1]?.abort();
  expect(asked[0]?.signal?.aborted).toBe(true);
  expect((await Promise.all(answers)).map((answer) => answer?.status)).toEqual([503, 503]);
});

test('who stays gets the report although another left', async () => {
  const { asked, ask } = open();
  const leaving = new AbortController();
  const left = ask('report.json', leaving.signal);
  const stays = ask('report.json');
  leaving.abort();
  asked[0]?.finish();
  expect((await stays)?.status).toBe(200);
  await left;
});

test('a fourth report at once is asked for again later', async () => {
  const { asked, ask } = open();
  const waiting = ['1d', '2d', '3d'].map((since) => ask(`report.json?since=${since}`));
  const fourth = await ask('report.json?since=4d');
  expect([fourth?.status, fourth?.headers.get('retry-after')]).toEqual([503, '10']);
  for (const { finish } of asked) finish();
  expect((await Promise.all(waiting)).map((answer) => answer?.status)).toEqual([200, 200, 200]);
});
