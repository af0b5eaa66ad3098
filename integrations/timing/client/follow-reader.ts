import { askHello, type Answers } from './ask-hello.ts';
import { thisMoment, type Moment } from './moment.ts';
import { stepAt, type PageView } from './page-view.ts';
import type { EventDetails, Recorder } from './recorder.ts';
import { watchCopies } from './watch-copies.ts';
import { watchPages } from './watch-pages.ts';
import { watchPresence } from './watch-presence.ts';
import { watchReading } from './watch-reading.ts';

/**
 * Turns what the reader does into events, page after page of this document.
 *
 * @param resume called when the document comes back from the back/forward cache, with what is to
 *   be done once the run is its own again
 */
export function followReader(recorder: Recorder, resume: (resumed: () => void) => void): void {
  let page: FollowedPage | undefined;
  watchPages(
    (view) => {
      page = followPage(view, recorder);
    },
    () => page?.leave(),
  );
  watchCopies((block, index) => page?.copy(block, index));
  watchPresence({
    away: () => page?.note('away'),
    back: () => page?.note('back'),
    leave: () => page?.note('leave'),
    resume,
  });
}

interface FollowedPage {
  /** Records what belongs to the step that the reader is at. */
  note(kind: 'away' | 'back' | 'leave'): void;
  copy(block: Element, index: number): void;
  /** Notes the leaving and stops watching. */
  leave(): void;
}

function followPage(view: PageView, recorder: Recorder): FollowedPage {
  const { quickstart } = view;
  let step: string | undefined;
  const details = (): EventDetails => ({ ...view.details, ...(step ? { step } : {}) });

  const reach = (index: number, moment: Moment): void => {
    const id = quickstart?.steps[index]?.id;
    if (id === undefined || !quickstart) return;
    step = id;
    recorder.reach({ ...view.details, quickstart: quickstart.id, step }, moment);
  };

  if (recorder.read()?.nextSeq === 0) recorder.record('land', view.details);
  let stopReading: (() => void) | undefined;
  if (quickstart) {
    recorder.record('open', view.details);
    stopReading = watchReading(view, reach);
    const reachLast = () => {
      reach(quickstart.steps.length - 1, thisMoment());
    };
    if (!recorder.read()?.isOver) askHello(quickstart, answersTo(recorder, reachLast, details));
  }

  return {
    note(kind) {
      recorder.record(kind, details());
    },
    copy(block, index) {
      const at = stepAt(view, block);
      if (at !== undefined) reach(at, thisMoment());
      recorder.record('copy', { ...(at === undefined ? view.details : details()), block: index });
    },
    leave() {
      recorder.record('leave', details());
      stopReading?.();
    },
  };
}

function answersTo(
  recorder: Recorder,
  reachLast: () => void,
  details: () => EventDetails,
): Answers {
  return {
    gotIt(note) {
      reachLast();
      recorder.record('got-it', { ...details(), ...note });
      return recorder.finish({ ...details(), evidence: 'claimed' });
    },
    confused(note) {
      reachLast();
      recorder.record('confused', { ...details(), ...note });
    },
    erase() {
      recorder.erase();
    },
  };
}
