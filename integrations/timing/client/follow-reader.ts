import { awaitQuickstart } from './await-quickstart.ts';
import { followPage, type FollowedPage } from './follow-page.ts';
import { thisMoment } from './moment.ts';
import type { Recorder } from './recorder.ts';
import { watchCopies } from './watch-copies.ts';
import { watchPages } from './watch-pages.ts';
import { watchPresence } from './watch-presence.ts';

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
      page = view.saysQuickstart
        ? awaitQuickstart(view, recorder)
        : followPage(view, recorder, thisMoment());
    },
    () => page?.leave(thisMoment()),
  );
  watchCopies((block, index) => page?.copy(block, index, thisMoment()));
  watchPresence({
    away: () => page?.note('away', thisMoment()),
    back: () => page?.note('back', thisMoment()),
    leave: () => page?.note('leave', thisMoment()),
    resume,
  });
}
