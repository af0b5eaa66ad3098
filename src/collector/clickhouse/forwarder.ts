import type { ClickHouseClient } from '@clickhouse/client';
import { rowsIn } from './clickhouse-reading.ts';
import { escapeText } from './escape-text.ts';
import type { Destination, Outbox, OutgoingRow } from './outbox.ts';

/** So many are sent together, and so many erased by one query, whose length is bounded. */
const rowsAtOnce = 2_000;
const erasuresAtOnce = 500;
const shortestPauseMs = 1_000;
const longestPauseMs = 60_000;

interface ForwarderOptions {
  outbox: Outbox;
  /** Of a server whose tables are up to date. */
  connect: () => Promise<ClickHouseClient>;
  log: (message: string, error?: unknown) => void;
}

export interface Forwarder {
  /** Resolves when all that waited has arrived; rejects when ClickHouse does not take it. */
  flush: () => Promise<void>;
  /** Sees to it that what waits is brought there, however long that takes. */
  start: () => void;
  close: () => Promise<void>;
}

/**
 * Brings what waits in the outbox to ClickHouse, in its order, one chunk after the other. A chunk
 * that may have arrived is sent again: it is the same rows, which count once.
 */
export function forwarder({ outbox, connect, log }: ForwarderOptions): Forwarder {
  let underWay: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = shortestPauseMs;
  let isClosed = false;

  async function forwardAll(): Promise<void> {
    for (;;) {
      const rows = isClosed ? [] : outbox.first(rowsAtOnce);
      if (rows.length === 0) return;
      const client = await connect();
      for (const chunk of chunksOf(rows)) {
        await send(client, chunk);
        await outbox.remove(chunk.rows.map(({ id }) => id));
      }
    }
  }

  function flush(): Promise<void> {
    underWay ??= forwardAll().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  function start(): void {
    if (isClosed || timer || underWay) return;
    flush().then(
      () => (pauseMs = shortestPauseMs),
      (error: unknown) => {
        if (isClosed) return;
        if (pauseMs === shortestPauseMs) {
          log('ClickHouse took nothing; what is to go there waits on this machine.', error);
        }
        timer = setTimeout(() => {
          timer = undefined;
          start();
        }, pauseMs).unref();
        pauseMs = Math.min(2 * pauseMs, longestPauseMs);
      },
    );
  }

  return {
    flush,
    start,
    async close(): Promise<void> {
      isClosed = true;
      clearTimeout(timer);
      await underWay?.catch(() => undefined);
    },
  };
}

interface Chunk {
  destination: Destination;
  rows: OutgoingRow[];
}

/** Whether the events lie on several servers: only each of them itself takes anything off its disk. */
async function isSpread(client: ClickHouseClient): Promise<boolean> {
  const query = `SELECT engine FROM system.tables
    WHERE database = currentDatabase() AND name = 'events'`;
  const [events] = await rowsIn<{ engine: string }>(client, query);
  return events?.engine === 'Distributed';
}

/** What goes to one table and came in a row: an erasure never overtakes what it erases. */
function chunksOf(rows: readonly OutgoingRow[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (const row of rows) {
    const last = chunks.at(-1);
    const most = row.destination === 'erased_runs' ? erasuresAtOnce : rowsAtOnce;
    if (last?.destination === row.destination && last.rows.length < most) last.rows.push(row);
    else chunks.push({ destination: row.destination, rows: [row] });
  }
  return chunks;
}

async function send(client: ClickHouseClient, { destination, rows }: Chunk): Promise<void> {
  const values = rows.map(({ row }) => row);
  // Named, so that the server fills in the others: when it stored a row.
  const [first = '', ...others] = Object.keys(values[0] ?? {});
  const columns: [string, ...string[]] = [first, ...others];
  // Of tables over several servers it is answered when those have the rows, not before.
  const clickhouse_settings = { insert_distributed_sync: 1 } as const;
  const format = 'JSONEachRow';
  await client.insert({ table: destination, values, columns, format, clickhouse_settings });
  if (destination !== 'erased_runs' || (await isSpread(client))) return;
  // Readers leave erased runs out from here on; this takes them off the disk.
  const erased = values as { site: string; run: string }[]; // rows of that table
  const list = erased
    .map(({ site, run }) => `(${escapeText(site)}, ${escapeText(run)})`)
    .join(', ');
  for (const table of ['events', 'note_marks']) {
    await client.command({ query: `ALTER TABLE ${table} DELETE WHERE (site, run) IN (${list})` });
  }
}
