import type { BeaconEvent, CameFrom } from './beacon.ts';

/** An event as a collector keeps it: what the browser sent and what was seen at its receipt. */
export interface ReceivedEvent extends BeaconEvent {
  /** 32 hexadecimal digits. */
  run: string;
  /** As in every batch of the run; of several the earliest. */
  landedAtMs: number;
  /** When the batch that it first came in was sent, by the reader's wall clock. */
  sentAtMs: number;
  /** The server's clock at the first receipt of this event, ms since 1970. */
  receivedAtMs: number;
  /** The run said that it is a scripted newcomer's. */
  lab: boolean;
  /** The run said that it is one of the team's. */
  internal: boolean;
  /** The request's user agent was a known bot's. The user agent itself is not kept. */
  bot: boolean;
  /** The address that it came from had begun many others shortly before. The address is not kept. */
  crowded?: true;
  from?: CameFrom;
  returning?: boolean;
}

/** A span of server time; `fromMs` belongs to it, `toMs` does not. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}
