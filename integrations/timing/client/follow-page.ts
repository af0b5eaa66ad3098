import type { Moment } from './moment.ts';
import type { PageView } from './page-view.ts';
import type { Recorder } from './recorder.ts';

/** A page that the reader has before them; told what they do. */
export interface FollowedPage {
  /** Records what belongs to the step that the reader is at. */
  note(kind: 'away' | 'back' | 'leave', moment: Moment): void;
  copy(block: Element, index: number, moment: Moment): void;
  /** Notes the leaving and stops watching. */
  leave(moment: Moment): void;
}

/** Follows a page without steps. */
export function followPage(
  { details }: PageView,
  recorder: Recorder,
  opened: Moment,
): FollowedPage {
  recorder.land(details, opened);
  const note: FollowedPage['note'] = (kind, moment) => {
    recorder.record(kind, details, moment);
  };
  return {
    note,
    copy(_, index, moment) {
      recorder.record('copy', { ...details, block: index }, moment);
    },
    leave(moment) {
      note('leave', moment);
    },
  };
}
