import type { EventKind } from '../../../src/protocol/beacon.ts';
import { defendRun } from './claim-run.ts';
import { followReader } from './follow-reader.ts';
import type { Journal } from './journal.ts';
import { randomId } from './moment.ts';
import { openRun } from './open-run.ts';
import { giveControls, isLab } from './reader-controls.ts';
import { createRecorder } from './recorder.ts';
import { refusesRecording } from './refuses-recording.ts';
import { createSender } from './sender.ts';
import type { ClientSettings } from './settings.ts';
import { whenSeen } from './when-seen.ts';

/** Time for a page that is being left to write its last event. */
const handoverMs = 200;

/** After these the document may never run again, so they wait for no answer to what was sent before. */
const lastWords: ReadonlySet<EventKind> = new Set(['away', 'leave', 'hello']);

/**
 * Records the reader's way and sends it. Runs on every page; records nothing until the page is
 * seen, and nothing at all where the reader's browser refuses.
 */
export function start(settings: ClientSettings): void {
  if (settings.obeyPrivacySignals && refusesRecording()) {
    giveControls({ run: () => undefined, erase: () => undefined });
    return;
  }
  const doc = randomId();
  whenSeen(() => {
    openRun(settings, doc, (journal) => {
      record(settings, doc, journal);
    });
  });
}

function record(settings: ClientSettings, doc: string, journal: Journal): void {
  const send = createSender(settings, journal, isLab);
  const recorder = createRecorder(journal, doc, (kind) => {
    send(lastWords.has(kind));
  });
  const readRun = () => {
    const stored = recorder.read();
    if (!stored || (stored.isOver && !stored.nextSeq)) return undefined;
    const { run, startedAtMs, nextSeq, unsent } = stored;
    return { run, startedAtMs, events: nextSeq, unsent: unsent.length };
  };
  const defend = () => defendRun(settings.site, () => recorder.read()?.run);

  recorder.own();
  giveControls({
    run: readRun,
    erase: () => {
      recorder.erase();
    },
  });
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
  addEventListener('online', () => {
    send();
  });
  send();
}
