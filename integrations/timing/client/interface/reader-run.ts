import { endpoint } from 'virtual:meantime/client';
import type { EventKind } from '../../../../src/protocol/beacon.ts';
import { helloCode } from '../../../../src/protocol/hello-code.ts';
import type { StoredRun } from '../journal.ts';
import type { Moment } from '../moment.ts';
import type { EventFacts } from '../record.ts';
import '../reader-controls.ts';
import type { ViewedQuickstart } from '../view-quickstart.ts';

/** A claim within this share of the modelled time is asked once more. */
const hastyShare = 0.1;

/** What accompanies a reader on a quickstart is made for. */
export interface Accompanied {
  /** The steps as they stand on the page by now. */
  view: () => ViewedQuickstart;
  /** When this page was opened. */
  openedAtMs: number;
  run: () => StoredRun | undefined;
  /** Whether the run can be gone on with. */
  isFresh: () => boolean;
  /** Records something of the step where the reader is. */
  note: (
    kind: EventKind,
    facts?: EventFacts,
    moment?: Moment,
    change?: (stored: StoredRun) => void,
  ) => void;
  /** Counts a step as reached by now. */
  reach: (step: number) => void;
  erase: () => void;
  /** The page is left. */
  signal: AbortSignal;
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
  /** What is recorded, for the reader: the run's number, when they landed, titles of steps reached. */
  facts(): { run: string; landedAtMs: number; steps: string[] } | undefined;
  /** The code by which the terminal says hello, and where to. */
  terminal(): { code: string; url: string } | undefined;
}

export function readerRun(accompanied: Accompanied): ReaderRun {
  const { view, openedAtMs, run, isFresh, note, reach, erase } = accompanied;
  const { meta, steps } = view();
  const { id } = meta;
  const isReached = (step: string): boolean => run()?.reached.includes(`${id}#${step}`) === true;
  const wasOpenBefore = steps.some((step) => isReached(step.id));
  const isRecorded = (): boolean => run() !== undefined && run()?.isOff !== true;
  const awaitsHello = (): boolean =>
    isRecorded() && (!isFresh() || run()?.hellos.includes(id) === false);
  const last = steps.length - 1;

  return {
    isRecorded,
    lastReached: () => steps.findLastIndex((step) => isReached(step.id)),
    saidHello: () => !awaitsHello(),
    confused(step, text) {
      reach(step);
      note('confused', text ? { note: text } : {});
    },
    isHasty() {
      const stored = run();
      const { lab } = window.meantime ?? {};
      // Scripted newcomers are fast, and set aside for what they are.
      if (!meta.modelledMs || !stored || lab === true || navigator.webdriver) return false;
      // When it was opened at first is not kept; the landing was before.
      const sinceMs = wasOpenBefore ? stored.head.landedAtMs : openedAtMs;
      const modelledMs = meta.modelledMs.reduce((sum, ms) => sum + ms, 0);
      return Date.now() - sinceMs < modelledMs * hastyShare;
    },
    hello(said) {
      reach(last);
      note('got-it');
      if (!awaitsHello()) return undefined;
      const atMs = Math.round(Date.now());
      let elapsedMs: number | undefined;
      note('hello', said, undefined, ({ head, hellos }) => {
        hellos.push(id);
        elapsedMs = Math.max(0, atMs - head.landedAtMs);
      });
      return elapsedMs;
    },
    undo() {
      reach(last);
      note('undo', {}, undefined, (stored) => {
        stored.hellos = stored.hellos.filter((quickstart) => quickstart !== id);
      });
    },
    erase,
    facts() {
      const head = run()?.head;
      const reached = steps.filter((step) => isReached(step.id));
      return head && { ...head, steps: reached.map(({ title }) => title) };
    },
    terminal() {
      const head = run()?.head;
      if (!head) return undefined;
      // `helloPath` stands beside `runsPath`.
      const url = new URL('hello', new URL(endpoint, location.href));
      return { code: helloCode(head.run, id), url: url.href };
    },
  };
}
