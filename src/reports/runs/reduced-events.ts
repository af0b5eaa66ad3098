import type { ReceivedEvent } from '../../protocol/received-event.ts';
import { packRun, type PackedRun } from './packed-run.ts';
import { reduceRun } from './reduce-run.ts';

/** What the events of one browser's run come to. */
export interface ReducedEvents {
  /** First receipt of any of them. */
  landedAtMs: number;
  /** It is no scripted newcomer's, no bot's and none of the team's. */
  isReader: boolean;
  /** A row for each quickstart that it opened, before and after each silence. */
  runs: readonly PackedRun[];
}

/** @param events of one run; at least one */
export function reduceEvents(events: readonly ReceivedEvent[]): ReducedEvents {
  return {
    landedAtMs: Math.min(...events.map(({ receivedAtMs }) => receivedAtMs)),
    isReader: !events.some(({ lab, bot, internal }) => lab || bot || internal),
    runs: reduceRun(events).map(packRun),
  };
}

/** As a store keeps them. */
export function writeReduced({ landedAtMs, isReader, runs }: ReducedEvents): string {
  return JSON.stringify([landedAtMs, isReader ? 1 : 0, ...runs]);
}

export function readReduced(text: string): ReducedEvents {
  const [landedAtMs, isReader, ...runs] = JSON.parse(text) as [number, number, ...PackedRun[]]; // as `writeReduced` wrote it
  return { landedAtMs, isReader: isReader === 1, runs };
}
