export type { Caller } from './caller.ts';
export { clickhouseStore, type ClickhouseStoreOptions } from './clickhouse/clickhouse-store.ts';
export { collector, type CollectorOptions } from './collector.ts';
export type { RateLimit } from './rate-limit.ts';
export { sqliteStore, type SqliteStoreOptions } from './sqlite/sqlite-store.ts';
export type { ReceivedBatch, Store } from './store.ts';
export type { KnownStep } from '../protocol/known-steps.ts';
