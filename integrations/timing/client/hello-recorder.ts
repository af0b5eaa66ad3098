import type { BeaconEvent } from '../../../src/protocol/beacon.ts';
import { isFresh } from './begin-run.ts';
import type { EventDetails } from './event-log.ts';
import { thisMoment, type Moment } from './moment.ts';
import type { Recorder } from './recorder.ts';

/** What belongs to a quickstart. */
export type QuickstartDetails = EventDetails & { quickstart: string };

/** Records what only happens on quickstarts. */
export interface HelloRecorder {
  /** Records a step, once a run. */
  reach(details: QuickstartDetails & { step: string }, moment: Moment): void;
  /** Whether hello can be said of a quickstart: something is recorded, and it was not said yet. */
  awaitsHello(quickstart: string): boolean;
  /** Records `hello` and returns the time since landing, in ms; undefined when it is not awaited. */
  finish(details: QuickstartDetails & Pick<BeaconEvent, 'evidence' | 'hasty'>): number | undefined;
  /** Takes the hello of a quickstart back; it can be said again. */
  undo(details: QuickstartDetails): void;
}

export function createHelloRecorder({ read, record }: Recorder): HelloRecorder {
  const awaitsHello = (quickstart: string): boolean => {
    const stored = read();
    if (!stored || stored.isOff) return false;
    return !isFresh(stored) || !stored.hellos.includes(quickstart);
  };
  return {
    reach(details, moment) {
      const key = `${details.quickstart}#${details.step}`;
      const stored = read();
      if (isFresh(stored, moment.atMs) && stored?.reached.includes(key)) return;
      record('step', details, moment, ({ reached }) => reached.push(key));
    },
    awaitsHello,
    finish(details) {
      if (!awaitsHello(details.quickstart)) return undefined;
      const moment = thisMoment();
      let elapsedMs: number | undefined;
      record('hello', details, moment, ({ head, hellos }) => {
        hellos.push(details.quickstart);
        elapsedMs = Math.max(0, moment.atMs - head.landedAtMs);
      });
      return elapsedMs;
    },
    undo(details) {
      record('undo', details, thisMoment(), (stored) => {
        stored.hellos = stored.hellos.filter((quickstart) => quickstart !== details.quickstart);
      });
    },
  };
}
