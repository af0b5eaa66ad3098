import type { EventKind } from '../../../../src/protocol/beacon.ts';
import { helloCode } from '../../../../src/protocol/hello-code.ts';
import type { HelloRecorder } from '../hello-recorder.ts';
import type { Moment } from '../moment.ts';
import type { QuickstartView } from '../quickstart-view.ts';
import type { Recorder } from '../recorder.ts';

/** A claim within this share of the modelled time is asked once more. */
const hastyShare = 0.1;

/** What accompanies a reader on a quickstart is made for. */
export interface Accompanied {
  view: QuickstartView;
  recorder: Recorder;
  hello: HelloRecorder;
  /** When this page was opened. */
  opened: Moment;
  /** Counts a step as reached by now. */
  reach: (step: number) => void;
}

/** The reader's run on this quickstart, as far as they see it and say something of it. */
export interface ReaderRun {
  /** Whether anything is recorded. */
  isRecorded(): boolean;
  /** Index of the last step that was reached; -1 before the first. */
  lastReached(): number;
  saidHello(): boolean;
  /** Says that the reader is stuck at a step. */
  confused(step: number, note: string | undefined): void;
  /** Whether a claim would come sooner than anybody could be done. */
  isHasty(): boolean;
  /** @returns the time since landing, in ms; undefined when nothing is recorded any more */
  hello(said: { evidence: 'claimed' | 'pasted'; hasty?: true }): number | undefined;
  undo(): void;
  erase(): void;
  /** The code by which the terminal says hello, and where to. */
  terminal(): { code: string; url: string } | undefined;
}

export function readerRun({ view, recorder, hello, opened, reach }: Accompanied): ReaderRun {
  const { quickstart } = view;
  const { id, meta, steps } = quickstart;
  const isReached = (step: string): boolean =>
    recorder.read()?.reached.includes(`${id}#${step}`) === true;
  const wasOpenBefore = steps.some((step) => isReached(step.id));
  const at = (step: number) => {
    reach(step);
    return { ...view.details, ...(steps[step] && { step: steps[step].id }) };
  };
  const say = (kind: EventKind, step: number, note?: string): void => {
    recorder.record(kind, { ...at(step), ...(note && { note }) });
  };
  const last = steps.length - 1;

  return {
    isRecorded() {
      const stored = recorder.read();
      return stored !== undefined && !stored.isOff;
    },
    lastReached: () => steps.findLastIndex((step) => isReached(step.id)),
    saidHello: () => !hello.awaitsHello(id),
    confused(step, note) {
      say('confused', step, note);
    },
    isHasty() {
      const stored = recorder.read();
      // Scripted newcomers are fast, and set aside for what they are.
      if (!meta.modelledMs || !stored || recorder.isLab()) return false;
      // When it was opened at first is not kept; the landing was before.
      const sinceMs = wasOpenBefore ? stored.head.landedAtMs : opened.atMs;
      const modelledMs = meta.modelledMs.reduce((sum, ms) => sum + ms, 0);
      return Date.now() - sinceMs < modelledMs * hastyShare;
    },
    hello(said) {
      say('got-it', last);
      return hello.finish({ ...at(last), ...said });
    },
    undo() {
      hello.undo(at(last));
    },
    erase() {
      recorder.erase();
    },
    terminal() {
      const run = recorder.read()?.head.run;
      if (run === undefined) return undefined;
      // `helloPath`, which stands beside `runsPath`; imported, it would be one more file for every page.
      const url = new URL('hello', new URL(recorder.endpoint, location.href));
      return { code: helloCode(run, id), url: url.href };
    },
  };
}
