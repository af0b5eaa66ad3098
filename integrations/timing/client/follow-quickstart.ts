import { askHello, type Answers } from './ask-hello.ts';
import type { FollowedPage } from './follow-page.ts';
import { thisMoment, type Moment } from './moment.ts';
import type { PageView } from './page-view.ts';
import { stepAt, viewQuickstart } from './quickstart-view.ts';
import {
  createHelloRecorder,
  type HelloRecorder,
  type QuickstartDetails,
} from './hello-recorder.ts';
import type { Recorder } from './recorder.ts';
import { watchReading } from './watch-reading.ts';

/**
 * Follows a quickstart step by step, and asks at its end whether it worked.
 *
 * @returns undefined when what the page says of its quickstart is not legible
 */
export function followQuickstart(
  page: PageView,
  recorder: Recorder,
  opened: Moment,
): FollowedPage | undefined {
  const view = viewQuickstart(page);
  if (!view) return undefined;
  const { quickstart } = view;
  const hello = createHelloRecorder(recorder);
  let step: string | undefined;
  const details = (): QuickstartDetails => ({ ...view.details, ...(step ? { step } : {}) });

  const reach = (index: number, moment: Moment): void => {
    const id = quickstart.steps[index]?.id;
    if (id === undefined) return;
    step = id;
    hello.reach({ ...view.details, step }, moment);
  };
  const reachLast = (): void => {
    reach(quickstart.steps.length - 1, thisMoment());
  };

  recorder.record('open', view.details, opened);
  const stopReading = watchReading(view, reach);
  const question = hello.awaitsHello(quickstart.id)
    ? askHello(quickstart, answersTo({ recorder, hello }, reachLast, details))
    : undefined;

  return {
    note(kind, moment) {
      recorder.record(kind, details(), moment);
    },
    copy(block, index, moment) {
      const at = stepAt(view, block);
      if (at !== undefined) reach(at, moment);
      const copied = { ...(at === undefined ? view.details : details()), block: index };
      recorder.record('copy', copied, moment);
    },
    leave(moment) {
      recorder.record('leave', details(), moment);
      stopReading();
      question?.remove();
    },
  };
}

function answersTo(
  { recorder, hello }: { recorder: Recorder; hello: HelloRecorder },
  reachLast: () => void,
  details: () => QuickstartDetails,
): Answers {
  return {
    gotIt(note) {
      reachLast();
      recorder.record('got-it', { ...details(), ...note });
      return hello.finish({ ...details(), evidence: 'claimed' });
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
