import {
  collector,
  sqliteStore,
  type CollectorOptions,
  type KnownStep,
  type ReceivedBatch,
  type SqliteStoreOptions,
  type Store,
} from 'meantime/collector';

const file: SqliteStoreOptions = { path: 'runs.db', lockTimeoutMs: 100 };
const store: Store = sqliteStore(file);
const step: KnownStep = { quickstart: 'quickstart', revision: 'r1', step: 'install' };

export async function keep(batch: ReceivedBatch): Promise<boolean> {
  await store.append(batch);
  return store.knowsStep(batch.site, step);
}

export function handler(options: Omit<CollectorOptions, 'store'>) {
  const answer: (request: Request) => Promise<Response> = collector({ ...options, store });
  return answer;
}

// @ts-expect-error a store has a place
sqliteStore({});
