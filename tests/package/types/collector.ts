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

export async function keep(batch: ReceivedBatch): Promise<KnownStep[]> {
  await store.append(batch);
  await store.rememberSteps(batch.site, [step]);
  return store.knownSteps(batch.site);
}

export function handler(options: Omit<CollectorOptions, 'store'>) {
  const answer: (request: Request) => Promise<Response> = collector({ ...options, store });
  return answer;
}

// @ts-expect-error a store has a place
sqliteStore({});
