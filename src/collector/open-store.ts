import { resolve } from 'node:path';
import { clickhouseStore } from './clickhouse/clickhouse-store.ts';
import { withoutSecrets } from './clickhouse/parse-clickhouse-url.ts';
import { sqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

/** What is on its way to ClickHouse. */
const outboxFile = '.meantime/outbox.db';

export interface NamedStore {
  /** The project's root, absolute. */
  cwd: string;
  /** As people name it: a file, relative to the root, or the URL of a database in ClickHouse. */
  database: string;
  /** Is told when ClickHouse is away. @default console.error */
  log?: (message: string, error?: unknown) => void;
  /** Refuses what does not exist instead of creating it. @default false */
  mustExist?: boolean;
}

/**
 * The store of a name.
 *
 * @throws MeantimeError `store-…`, `clickhouse-…`
 */
export function openStore({ cwd, database, log, mustExist = false }: NamedStore): Store {
  if (isClickhouse(database)) {
    return clickhouseStore({
      url: database,
      outbox: resolve(cwd, outboxFile),
      ...(log && { log }),
    });
  }
  return sqliteStore({ path: resolve(cwd, database), name: database, mustExist });
}

/** A database as it may be printed: of the URL of a server, what is no secret. */
export function printedName(database: string): string {
  if (!isClickhouse(database)) return database;
  const url = URL.parse(database);
  return url ? withoutSecrets(url).href : 'a URL';
}

/** Whether a database is named by a URL, which is that of a ClickHouse server or wrong. */
export function isClickhouse(database: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(database);
}
