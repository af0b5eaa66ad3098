import type { Batch } from '../protocol/beacon.ts';
import type { ReceivedEvent, TimeWindow } from '../protocol/received-event.ts';

/** A batch with what was seen at its receipt. */
export interface ReceivedBatch extends Batch {
  receivedAtMs: number;
  bot: boolean;
}

/** A step that a build of the site had; without `step`, the quickstart's revision as such. */
export interface KnownStep {
  quickstart: string;
  revision: string;
  step?: string;
}

/**
 * Where events are kept. Every method rejects with a MeantimeError when the store cannot do it,
 * and then nothing has changed.
 */
export interface Store {
  /**
   * Resolves when the events are on disk: neither a crash nor a power cut takes them back. Of two
   * events with the same run and `seq` the first stays. A run once tagged lab or bot stays so.
   */
  append(batch: ReceivedBatch): Promise<void>;
  /** All events of the runs whose first receipt lies in the window, by run and `seq`. */
  readEvents(site: string, window: TimeWindow): Promise<ReceivedEvent[]>;
  /** Remembers what a build asks of its readers; beacons of older pages stay welcome by it. */
  rememberSteps(site: string, steps: readonly KnownStep[]): Promise<void>;
  knowsStep(site: string, step: KnownStep): Promise<boolean>;
  /** Ends what is under way and lets go of the files; may be called twice. */
  close(): Promise<void>;
}
