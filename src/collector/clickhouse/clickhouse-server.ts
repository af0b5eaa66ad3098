import { createRequire } from 'node:module';
import type { ClickHouseClient } from '@clickhouse/client';
import { isMeantimeError } from '../../protocol/errors.ts';
import { clickhouseAway, clickhouseMissing } from '../errors.ts';
import { migrateClickhouse } from './clickhouse-schema.ts';
import { parseClickhouseUrl } from './parse-clickhouse-url.ts';

/** The connection to a server, whose tables are brought up to date when it is first reached. */
export function clickhouseServer(url: string) {
  const { client, name } = clientOf(url);
  let ready: Promise<void> | undefined;

  async function connect(): Promise<ClickHouseClient> {
    ready ??= migrateClickhouse(client, name).catch((error: unknown) => {
      ready = undefined;
      throw translate(error);
    });
    await ready;
    return client;
  }

  function translate(cause: unknown): unknown {
    if (isMeantimeError(cause)) return cause;
    return clickhouseAway.at({ cause }, name, cause instanceof Error ? cause.message : 'no reason');
  }

  return {
    connect,
    async translating<Result>(work: () => Promise<Result>): Promise<Result> {
      try {
        return await work();
      } catch (error) {
        throw translate(error);
      }
    },
    async *translatingEach<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
      try {
        yield* items;
      } catch (error) {
        throw translate(error);
      }
    },
    close: () => client.close(),
  };
}

/** Only sites that use ClickHouse install its client. */
function loadClient(): typeof import('@clickhouse/client') {
  try {
    // What the package exports by the types it declares.
    return createRequire(import.meta.url)(
      '@clickhouse/client',
    ) as typeof import('@clickhouse/client');
  } catch (cause) {
    throw clickhouseMissing.at({ cause });
  }
}

/** Messages name a server without its password. */
function clientOf(url: string): { client: ClickHouseClient; name: string } {
  const { database, username, password, name, ...server } = parseClickhouseUrl(url);
  const { createClient, ClickHouseLogLevel } = loadClient();
  const client = createClient({
    // What goes wrong is thrown, and logged where it is caught.
    log: { level: ClickHouseLogLevel.OFF },
    url: server.url,
    database,
    ...(username === '' ? {} : { username }),
    password,
    // A report over millions of events takes longer than the client waits as it comes.
    request_timeout: 120_000, // ms
    // What is reused may have been closed by the server meanwhile.
    keep_alive: { enabled: false },
  });
  return { client, name };
}
