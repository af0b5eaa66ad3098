import type { ClickHouseClient } from '@clickhouse/client';
import type { AskedReductions, Reduction, TakeReduced } from '../store.ts';
import { inWindow, rowsIn, runsOf } from './clickhouse-reading.ts';
import { escapeText } from './escape-text.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

/** What was under way at a mark may be stored with an earlier time, by another server's clock as well. */
const underWayS = 60;

/**
 * See `Store.readReduced`. Nothing is kept in ClickHouse: the first answer reads all events of the
 * window, the later ones those of the runs that changed.
 */
export function clickhouseReductions() {
  /** Numbers that runs were given, of each site. */
  const slots = new Map<string, number>();

  return async function read(
    client: ClickHouseClient,
    { site, fromMs, after }: AskedReductions,
    { reduce }: Reduction,
    take: TakeReduced,
  ): Promise<string> {
    const [clock] = await rowsIn<{ mark: number }>(client, 'SELECT toUInt32(now()) AS mark');
    const condition =
      after === undefined
        ? inWindow(site, { ...always, fromMs })
        : `run GLOBAL IN (SELECT DISTINCT run FROM events WHERE site = ${escapeText(site)}
            AND stored_s >= ${Number(after) - underWayS})`;
    for await (const events of runsOf(client, site, condition, always)) {
      const [first] = events;
      if (!first) continue;
      const key = `${site} ${first.run}`;
      const slot = slots.get(key) ?? slots.size;
      slots.set(key, slot);
      const landedAtMs = Math.min(...events.map(({ receivedAtMs }) => receivedAtMs));
      take(slot, landedAtMs >= fromMs ? reduce(events) : undefined);
    }
    const query = `SELECT DISTINCT run FROM erased_runs WHERE site = ${escapeText(site)}`;
    for (const { run } of await rowsIn<{ run: string }>(client, query)) {
      const slot = slots.get(`${site} ${run}`);
      if (slot !== undefined) take(slot, undefined);
    }
    return String(clock?.mark ?? 0);
  };
}
