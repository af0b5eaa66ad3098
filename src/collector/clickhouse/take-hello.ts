import type { ClickHouseClient } from '@clickhouse/client';
import { beaconLimits } from '../../protocol/beacon.ts';
import { helloCode, helloCodeMs } from '../../protocol/hello-code.ts';
import type { ReceivedEvent } from '../../protocol/received-event.ts';
import type { ReceivedBatch } from '../store.ts';
import { runsOf } from './clickhouse-reading.ts';
import { escapeText } from './escape-text.ts';

interface AskedHello {
  client: ClickHouseClient;
  append: (batch: ReceivedBatch) => Promise<void>;
  site: string;
  code: string;
  receivedAtMs: number;
}

/** As `Store.takeHello`; the events of the run say whether the code was used. */
export async function takeHello(asked: AskedHello): Promise<boolean> {
  const { client, append, site, code, receivedAtMs } = asked;
  const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
  const sinceMs = Math.max(0, receivedAtMs - helloCodeMs);
  const condition = `run GLOBAL IN (SELECT run FROM events WHERE site = ${escapeText(site)}
    AND code = ${escapeText(code)} AND received_ms >= ${sinceMs})`;
  for await (const run of runsOf(client, site, condition, always)) {
    const opened = run.filter(
      ({ kind, run: id, quickstart }) =>
        kind === 'open' && quickstart !== undefined && helloCode(id, quickstart) === code,
    );
    const last = opened.at(-1);
    const firstMs = Math.min(...opened.map((event) => event.receivedAtMs));
    const isSpent = run.some(
      ({ evidence, quickstart }) => evidence === 'pinged' && quickstart === last?.quickstart,
    );
    if (last && firstMs >= sinceMs && !isSpent) {
      const made = run.filter(({ seq }) => seq >= beaconLimits.eventsPerRun).length;
      await append(helloBatch(site, last, { made, receivedAtMs }));
      return true;
    }
  }
  return false;
}

function helloBatch(
  site: string,
  opened: ReceivedEvent,
  { made, receivedAtMs }: { made: number; receivedAtMs: number },
): ReceivedBatch {
  const { run, landedAtMs, page, quickstart, locale, revision, variant, bot } = opened;
  return {
    ...{ v: 1, site, run, landedAtMs, sentAtMs: receivedAtMs, receivedAtMs, bot },
    events: [
      {
        ...{ seq: beaconLimits.eventsPerRun + made, kind: 'hello', evidence: 'pinged' },
        ...{ atMs: receivedAtMs, monoMs: 0, doc: '0'.repeat(32), page },
        ...(quickstart === undefined ? {} : { quickstart }),
        ...(locale === undefined ? {} : { locale }),
        ...(revision === undefined ? {} : { revision }),
        ...(variant === undefined ? {} : { variant }),
      },
    ],
  };
}
