export { collector, type CollectorOptions } from './collector.ts';
export { sqliteStore, type SqliteStoreOptions } from './sqlite/sqlite-store.ts';
export type { KnownStep, ReceivedBatch, Store } from './store.ts';
