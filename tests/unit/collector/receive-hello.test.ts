import { describe, expect, it } from 'vitest';
import { helloCode } from '../../../src/protocol/hello-code.ts';
import {
  postBeacons,
  refusalOf,
  startCollector,
  testBatch,
} from '../../harness/start-collector.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const dayMs = 24 * 3_600_000;

async function openedRun() {
  let nowMs = 1_800_000_000_000;
  const collector = await startCollector({ now: () => nowMs });
  const batch = testBatch([{ kind: 'land' }, { kind: 'open' }]);
  await postBeacons(collector.beaconsUrl, batch);
  const helloUrl = `${collector.server.url}/_meantime/hello`;
  return {
    ...collector,
    batch,
    code: helloCode(batch.run, 'quickstart'),
    pass: (ms: number) => (nowMs += ms),
    // As curl -d sends it.
    say: (body: unknown) =>
      fetch(helloUrl, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

describe('a hello from the terminal', () => {
  it('counts once, for the run and the quickstart whose page shows the code', async () => {
    const { say, code, store, batch, pass } = await openedRun();
    pass(300_000);
    expect((await say({ code })).status).toBe(204);
    expect((await say({ code })).status).toBe(404);
    const events = await store.readEvents('hono-docs', always);
    expect(events.at(-1)).toMatchObject({
      ...{ run: batch.run, kind: 'hello', evidence: 'pinged' },
      ...{ quickstart: 'quickstart', revision: 'r1', atMs: 1_800_000_300_000 },
    });
    expect(events).toHaveLength(3);
  });

  it('is typed in any case and with dashes', async () => {
    const { say, code } = await openedRun();
    const typed = `${code.slice(0, 5)}-${code.slice(5)}`.toLowerCase();
    expect((await say({ code: typed })).status).toBe(204);
  });

  it('is a form too, as shells send it without quotes', async () => {
    const { say, code } = await openedRun();
    expect((await say(`code=${code}`)).status).toBe(204);
  });

  it('comes within a day of the opening', async () => {
    const { say, code, pass } = await openedRun();
    pass(dayMs + 1);
    expect(await refusalOf(await say({ code }))).toMatchInlineSnapshot(
      `"404 code-unknown: Nobody waits for this code: it is unknown, was used before, or is older than a day. The page shows the one that holds."`,
    );
    pass(-1);
    expect((await say({ code })).status).toBe(204);
  });

  it.each([
    ['a code that nobody has', { code: '0000000000' }, 404],
    ['no code', {}, 400],
    ['a code that is none', { code: 'hello' }, 400],
    ['a form with a code that nobody has', 'code=0000000000', 404],
    ['a form without a code', '0000000000', 400],
    ['half of a JSON', '{"code":"0000000000"', 400],
    ['far too much', JSON.stringify({ code: ' '.repeat(2_000) }), 400],
  ])('is refused for %s, and changes nothing', async (_, body, status) => {
    const { say, store } = await openedRun();
    expect((await say(body)).status).toBe(status);
    expect(await store.readEvents('hono-docs', always)).toHaveLength(2);
  });
});
