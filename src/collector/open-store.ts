import { resolve } from 'node:path';
import { sqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

export interface NamedStore {
  /** The project's root, absolute. */
  cwd: string;
  /** As people name it: a file, relative to the root. */
  database: string;
  /** Refuses what does not exist instead of creating it. @default false */
  mustExist?: boolean;
}

/**
 * The store of a name.
 *
 * @throws MeantimeError `store-…`
 */
export function openStore({ cwd, database, mustExist = false }: NamedStore): Store {
  return sqliteStore({ path: resolve(cwd, database), name: database, mustExist });
}
