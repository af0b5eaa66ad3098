import { load as loadInterface } from 'virtual:meantime/show-interface';
import { afterPaint } from './after-paint.ts';
import type { FollowedPage } from './follow-page.ts';
import type { ShownInterface } from './interface/show-interface.ts';
import { thisMoment, type Moment } from './moment.ts';
import type { PageView } from './page-view.ts';
import { stepAt, viewQuickstart } from './quickstart-view.ts';
import { createHelloRecorder, type QuickstartDetails } from './hello-recorder.ts';
import type { Recorder } from './recorder.ts';
import { watchReading } from './watch-reading.ts';

/**
 * Follows a quickstart step by step, and has what accompanies its reader shown.
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
  let shown: ShownInterface | undefined;
  let isLeft = false;
  const details = (): QuickstartDetails => ({ ...view.details, ...(step ? { step } : {}) });

  const reach = (index: number, moment: Moment): void => {
    const id = quickstart.steps[index]?.id;
    if (id === undefined) return;
    step = id;
    hello.reach({ ...view.details, step }, moment);
    shown?.update();
  };

  recorder.record('open', view.details, opened);
  const stopReading = watchReading(view, reach);
  const reachNow = (index: number): void => {
    reach(index, thisMoment());
  };
  afterPaint(() => {
    loadInterface()
      .then(({ showInterface }) =>
        showInterface({ view, recorder, hello, opened, reach: reachNow }),
      )
      .then(
        (made) => {
          if (isLeft) made.remove();
          else shown = made;
        },
        // The connection is gone: nothing is asked.
        () => undefined,
      );
  });

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
      shown?.remove();
      isLeft = true;
    },
  };
}
