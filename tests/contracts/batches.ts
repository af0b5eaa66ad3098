import type { ReceivedBatch, Store } from '../../src/collector/store.ts';
import type { BeaconEvent } from '../../src/protocol/beacon.ts';
import { testBatch } from '../harness/start-collector.ts';

export const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

/** The site of the batches, unless they say otherwise. */
export const site = 'hono-docs';

/** How a contract comes by its store. */
export interface OpenedStore {
  store: Store;
  /** Opens one on the same place. */
  reopen: () => Store;
}

/** Opens a store on an empty place of its own. */
export type OpenStore = () => OpenedStore | Promise<OpenedStore>;

export type ToldEvent = Partial<BeaconEvent> & Pick<BeaconEvent, 'kind'>;

export function stuck(note: string): ToldEvent {
  return { kind: 'confused', step: 'write', note };
}

/** Events that use every field there is. */
export function full(): ToldEvent[] {
  return [
    { kind: 'land' },
    { kind: 'copy', step: 'install', block: 3, variant: 'pnpm' },
    {
      ...{ kind: 'hello', step: 'run', evidence: 'pasted', hasty: true, locale: 'de' },
      ...{ atMs: 0, monoMs: 0 },
    },
  ];
}

export function received(
  events: readonly ToldEvent[],
  options: Partial<ReceivedBatch> & { firstSeq?: number } = {},
): ReceivedBatch {
  const { receivedAtMs = 1_000, bot = false, ...batch } = options;
  return { ...testBatch(events, batch), receivedAtMs, bot };
}
