import { load } from 'virtual:meantime/follow-quickstart';
import { followPage, type FollowedPage } from './follow-page.ts';
import { thisMoment } from './moment.ts';
import type { PageView } from './page-view.ts';
import type { Recorder } from './recorder.ts';

/**
 * Follows a page that says it is a quickstart. What reads its steps is loaded for it alone; what
 * the reader does in the meantime is told to it afterwards, with the moments when it happened.
 */
export function awaitQuickstart(view: PageView, recorder: Recorder): FollowedPage {
  const opened = thisMoment();
  let page: FollowedPage | undefined;
  let isLeft = false;
  const waiting: ((page: FollowedPage) => void)[] = [];

  const settle = (found: FollowedPage): FollowedPage => {
    page = found;
    for (const tell of waiting.splice(0)) tell(found);
    return found;
  };
  // Who goes away may not come back to be followed: what is known by then is recorded.
  const current = (): FollowedPage => page ?? settle(followPage(view, recorder, opened));

  load().then(
    ({ followQuickstart }) => {
      const found = isLeft ? undefined : followQuickstart(view, recorder, opened);
      if (found) settle(found);
      else current();
    },
    // The connection is gone, and with it what reads steps.
    current,
  );
  return {
    note(kind, moment) {
      current().note(kind, moment);
    },
    copy(...copied) {
      if (page) page.copy(...copied);
      else
        waiting.push((found) => {
          found.copy(...copied);
        });
    },
    leave(moment) {
      isLeft = true;
      current().leave(moment);
    },
  };
}
