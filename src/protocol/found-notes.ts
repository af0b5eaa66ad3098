import type { ReceivedEvent, TimeWindow } from './received-event.ts';

export interface AskedNotes {
  /** Of those received in it. */
  window: TimeWindow;
  /** So many at most, the newest. */
  most: number;
  /** So many of one run, the newest. */
  mostOfRun: number;
  /** Those too whose run is a bot's or crowded; those of scripted newcomers are no readers'. @default false */
  all?: boolean;
}

export interface FoundNotes {
  /** The newest first. */
  events: ReceivedEvent[];
  /** How many there are in the window, of those asked for. */
  count: number;
  /** How many were left out since their run is a bot's or crowded. */
  setAside: number;
  /** How many more notes there are of the runs found, where there are any. */
  moreOfRun: ReadonlyMap<string, number>;
}
