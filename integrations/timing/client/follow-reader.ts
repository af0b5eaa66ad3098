import { askHello } from './ask-hello.ts';
import { thisMoment, type Moment } from './moment.ts';
import { stepAt, viewPage, type ViewedQuickstart } from './page-view.ts';
import type { EventDetails, Recorder } from './recorder.ts';
import { watchCopies } from './watch-copies.ts';
import { watchPresence } from './watch-presence.ts';
import { watchReading } from './watch-reading.ts';

/** Turns what the reader does into events, page after page of this document. */
export function followReader(recorder: Recorder): void {
  let view = viewPage();
  let step: string | undefined;
  let stopReading: (() => void) | undefined;

  const details = (): EventDetails => ({ ...view.details, ...(step ? { step } : {}) });

  const reach = (index: number, moment: Moment): void => {
    const id = view.quickstart?.steps[index]?.id;
    if (id === undefined || !view.quickstart) return;
    step = id;
    recorder.reach({ ...view.details, quickstart: view.quickstart.id, step }, moment);
  };

  const openPage = (): void => {
    step = undefined;
    if (!view.quickstart) return;
    recorder.record('open', view.details);
    stopReading = watchReading(view, reach);
    if (recorder.read()?.isOver !== true) askAtLastStep(view.quickstart);
  };

  const leavePage = (): void => {
    recorder.record('leave', details());
    stopReading?.();
  };

  const askAtLastStep = (quickstart: ViewedQuickstart): void => {
    const last = quickstart.steps.length - 1;
    askHello(quickstart, {
      gotIt: (note) => {
        reach(last, thisMoment());
        recorder.record('got-it', { ...details(), ...note });
        return recorder.finish({ ...details(), evidence: 'claimed' });
      },
      confused: (note) => {
        reach(last, thisMoment());
        recorder.record('confused', { ...details(), ...note });
      },
      erase: () => {
        recorder.erase();
      },
    });
  };

  if (recorder.read()?.nextSeq === 0) recorder.record('land', view.details);
  openPage();
  watchCopies((block, index) => {
    const at = stepAt(view, block);
    if (at !== undefined) reach(at, thisMoment());
    recorder.record('copy', { ...(at === undefined ? view.details : details()), block: index });
  });
  watchPresence({
    away: () => {
      recorder.record('away', details());
    },
    back: () => {
      recorder.record('back', details());
    },
    leave: () => {
      recorder.record('leave', details());
    },
  });
  // With view transitions the document stays and its content changes.
  document.addEventListener('astro:before-swap', leavePage);
  document.addEventListener('astro:page-load', () => {
    const next = viewPage();
    // It is told of the document's first page too, which is open already.
    if (next.root === view.root && next.details.page === view.details.page) return;
    view = next;
    openPage();
  });
}
