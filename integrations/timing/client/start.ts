import type { EventKind } from '../../../src/protocol/beacon.ts';
import { defendRun } from './claim-run.ts';
import { followReader } from './follow-reader.ts';
import type { Journal } from './journal.ts';
import { randomId } from './moment.ts';
import { openRun } from './open-run.ts';
import { giveControls, tagsOfPage } from './reader-controls.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { refusesRecording } from './refuses-recording.ts';
import { createSender } from './sender.ts';
import type { ClientSettings } from './settings.ts';
import { watchConsent } from './watch-consent.ts';
import { whenSeen } from './when-seen.ts';

/** Time for a page that is being left to write its last event. */
const handoverMs = 200;

/** After these the document may never run again, so they do not wait until a pause is over. */
const lastWords: ReadonlySet<EventKind> = new Set(['away', 'leave', 'hello']);

/**
 * Records the reader's way and sends it. Runs on every page; records nothing until the page is
 * seen, and nothing at all where the reader's browser refuses, or the reader has not consented.
 */
export function start(settings: ClientSettings): void {
  giveControls({ run: () => undefined, erase: () => undefined });
  if (settings.obeyPrivacySignals && refusesRecording()) return;
  const doc = randomId();
  whenSeen((landedAtMs) => {
    let recorder: Recorder | undefined;
    let isGiven = false;
    const begin = (): void => {
      openRun(settings, { doc, landedAtMs }, (journal) => {
        // It may have been taken back meanwhile.
        if (isGiven) recorder ??= record(settings, doc, journal);
      });
    };
    const decide = (given: boolean): void => {
      if (given === isGiven) return;
      isGiven = given;
      if (!given) recorder?.erase();
      else if (recorder) recorder.beginAnew();
      else begin();
    };
    if (settings.needsConsent) watchConsent(decide);
    else decide(true);
  });
}

function record(settings: ClientSettings, doc: string, journal: Journal): Recorder {
  const send = createSender({ settings, journal, tags: tagsOfPage });
  const recorder = createRecorder({
    ...{ journal, doc, sample: settings.sample, endpoint: settings.endpoint },
    isLab: () => tagsOfPage().lab === true,
    onEvent: (kind) => {
      send(lastWords.has(kind));
    },
    onErase: () => {
      send(true);
    },
  });
  const readRun = () => {
    const stored = recorder.read();
    if (!stored || stored.isOff) return undefined;
    const { head, nextSeq, unsent } = stored;
    const { run, landedAtMs } = head;
    return { run, landedAtMs, events: nextSeq, unsent: unsent.length };
  };
  const defend = () => defendRun(settings.site, () => recorder.read()?.head.run);

  recorder.own();
  giveControls({ run: readRun, erase: recorder.erase });
  let stopDefending = defend();
  followReader(recorder, (resumed) => {
    stopDefending = defend();
    const resume = (): void => {
      if (!journal.isShared || recorder.read()?.owner === undefined) recorder.own();
      resumed();
    };
    // The page that was left for this one may not have heard of it yet, and still be writing.
    if (recorder.read()?.owner === undefined) resume();
    else setTimeout(resume, handoverMs);
  });
  // After those who have something to record.
  addEventListener('pagehide', () => {
    recorder.disown();
    // An open channel would keep the page out of the back/forward cache.
    stopDefending();
  });
  send();
  return recorder;
}
