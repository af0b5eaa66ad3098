import type { EventKind } from '../../../src/protocol/beacon.ts';
import type { ReceivedEvent } from '../../../src/protocol/received-event.ts';

export const noonMs = Date.UTC(2026, 0, 15, 12);

interface Told extends Partial<ReceivedEvent> {
  kind: EventKind;
  /** Seconds after landing at which it happened, as every clock would tell. */
  atS: number;
}

/** Events of one run told in seconds after noon, received 100 ms later unless they say otherwise. */
export function runEvents(told: readonly Told[], run = 'a'.repeat(32)): ReceivedEvent[] {
  return told.map(({ atS, ...rest }, seq) => ({
    run,
    seq,
    landedAtMs: noonMs,
    atMs: noonMs + atS * 1_000,
    sentAtMs: noonMs + atS * 1_000,
    monoMs: atS * 1_000,
    receivedAtMs: noonMs + atS * 1_000 + 100,
    doc: 'd'.repeat(32),
    page: '/quickstart/',
    ...(rest.kind === 'land' ? {} : { quickstart: 'quickstart', revision: 'r1' }),
    lab: false,
    internal: false,
    bot: false,
    ...rest,
  }));
}

/** The usual way: three steps, a copy in each, hello after five minutes. */
export const usualWay: readonly Told[] = [
  { kind: 'land', atS: 0 },
  { kind: 'open', atS: 20 },
  { kind: 'step', atS: 21, step: 'install' },
  { kind: 'copy', atS: 40, step: 'install', block: 0 },
  { kind: 'away', atS: 41 },
  { kind: 'back', atS: 90 },
  { kind: 'step', atS: 95, step: 'write' },
  { kind: 'confused', atS: 120, step: 'write', note: 'Which folder?' },
  { kind: 'copy', atS: 130, step: 'write', block: 1 },
  { kind: 'step', atS: 200, step: 'run' },
  { kind: 'hello', atS: 300, step: 'run', evidence: 'claimed' },
];
