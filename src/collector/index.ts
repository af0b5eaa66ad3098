export { teamAccess, type Access, type AccessOptions } from './access/team-access.ts';
export type { AnsweredRequest, EndpointName } from './answered-request.ts';
export type { Caller } from './caller.ts';
export { collector, type CollectorOptions } from './collector.ts';
export { nodeListener, type NodeListenerOptions } from './node-listener.ts';
export type { RateLimit } from './rate-limit.ts';
export { sqliteStore, type SqliteStoreOptions } from './sqlite/sqlite-store.ts';
export type { ReceivedBatch, Store } from './store.ts';
export type { KnownStep } from '../protocol/known-steps.ts';
