import type { ReceivedEvent } from '../../protocol/received-event.ts';
import { packRun, type PackedRun } from './packed-run.ts';
import { reduceRun } from './reduce-run.ts';
import type { ReducedRun } from './run.ts';

/** What the events of one browser's run come to. */
export type ReducedEvents = readonly [
  /** First receipt of any of them. */
  landedAtMs: number,
  /**
   * 1 unless it is a scripted newcomer's, a bot's, one of the team's or of a crowded address, or is not
   * believed wherever it opened a quickstart.
   */
  isReader: 0 | 1,
  /** A row for each quickstart that it opened, before and after each silence. */
  ...runs: PackedRun[],
];

/** @param events of one run; at least one */
export function reduceEvents(events: readonly ReceivedEvent[]): ReducedEvents {
  const isSetAside = events.some(
    ({ lab, bot, internal, crowded }) => lab || bot || internal || crowded,
  );
  const runs = reduceRun(events);
  const isReader = !isSetAside && (runs.length === 0 || runs.some(isBelieved));
  return [
    Math.min(...events.map(({ receivedAtMs }) => receivedAtMs)),
    isReader ? 1 : 0,
    ...runs.map(packRun),
  ];
}

/** What comes all at once, or by clocks that cannot be, says nothing of a reader either. */
function isBelieved({ isUnwitnessed, clock: { disagreement } }: ReducedRun): boolean {
  return !isUnwitnessed && disagreement !== 'unexplained' && disagreement !== 'too-long';
}
