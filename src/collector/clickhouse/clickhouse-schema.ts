import type { ClickHouseClient } from '@clickhouse/client';
import { storeNewer } from '../errors.ts';

/** What can only be done once says by which query it is seen that it is done: one that finds a row. */
type Statement = string | { query: string; unless: string };

/**
 * The steps from one schema version to the next. Each may be done twice: two collectors may start at
 * once, and one that died half-way begins its step again.
 *
 * The same row has the same key and lies in the same partition, so that what was sent twice becomes
 * one when parts are merged; until then readers take each event once.
 */
const migrations: readonly (readonly Statement[])[] = [
  [
    `CREATE TABLE IF NOT EXISTS events (
      site String, run FixedString(32), seq UInt64, received_ms UInt64, digest FixedString(64),
      landed_ms UInt64, sent_ms UInt64, lab UInt8, internal UInt8, bot UInt8, came_back Int8,
      referrer String, campaign String, kind String, at_ms UInt64, mono_ms UInt64,
      doc FixedString(32), page String, quickstart String, locale String, revision String,
      step String, block Int32, variant String, evidence String, hasty Int8, note String, code String,
      stored_s UInt32 DEFAULT toUInt32(now())
    ) ENGINE = ReplacingMergeTree
    PARTITION BY intDiv(received_ms, 2592000000)
    ORDER BY (site, run, seq, received_ms, digest)`,
    `CREATE TABLE IF NOT EXISTS erased_runs (site String, run FixedString(32))
    ENGINE = ReplacingMergeTree ORDER BY (site, run)`,
    `CREATE TABLE IF NOT EXISTS known_steps (
      site String, quickstart String, revision String, step String
    ) ENGINE = ReplacingMergeTree ORDER BY (site, quickstart, revision, step)`,
  ],
  [
    `CREATE TABLE IF NOT EXISTS note_marks (
      site String, run FixedString(32), seq UInt64, at_ms UInt64, status String, fixed_by String
    ) ENGINE = ReplacingMergeTree ORDER BY (site, run, seq, at_ms, status, fixed_by)`,
  ],
  [
    {
      query: 'ALTER TABLE events ADD COLUMN crowded UInt8 AFTER bot',
      unless: `SELECT name FROM system.columns
        WHERE database = currentDatabase() AND table = 'events' AND name = 'crowded'`,
    },
  ],
];

/** @throws MeantimeError `store-newer`; the client's own errors */
export async function migrateClickhouse(client: ClickHouseClient, name: string): Promise<void> {
  await client.command({
    query: `CREATE TABLE IF NOT EXISTS schema_versions (version UInt32)
      ENGINE = ReplacingMergeTree ORDER BY version`,
  });
  const query = 'SELECT max(version) AS version FROM schema_versions';
  const answer = await client.query({ query, format: 'JSONEachRow' });
  const rows = await answer.json<{ version: number }>();
  const found = rows[0]?.version ?? 0;
  if (found > migrations.length) throw storeNewer(name, found, migrations.length);
  for (const [index, statements] of migrations.entries()) {
    if (index < found) continue;
    for (const statement of statements) await run(client, statement);
    const values = [{ version: index + 1 }];
    await client.insert({ table: 'schema_versions', values, format: 'JSONEachRow' });
  }
}

async function run(client: ClickHouseClient, statement: Statement): Promise<void> {
  if (typeof statement === 'string') {
    await client.command({ query: statement });
    return;
  }
  const isDone = async (): Promise<boolean> => {
    const answer = await client.query({ query: statement.unless, format: 'JSONEachRow' });
    return (await answer.json()).length > 0;
  };
  if (await isDone()) return;
  await client.command({ query: statement.query }).catch(async (error: unknown) => {
    // Another collector may have done it meanwhile.
    if (!(await isDone())) throw error;
  });
}
