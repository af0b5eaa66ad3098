import type { NoteMark } from '../../protocol/note-mark.ts';
import { runKeptMs } from '../../protocol/silence.ts';
import type { ReceivedEvent, TimeWindow } from '../../protocol/received-event.ts';
import { windowBefore } from '../parse-window.ts';
import { readerNotes } from '../reader-notes.ts';
import type { AskedReport, Reporter } from '../reporter.ts';
import { review, type Review } from './review.ts';

/** Where a review finds its reports and notes. */
export interface ReviewSource {
  store: {
    readNotes: (site: string, window: TimeWindow) => Promise<ReceivedEvent[]>;
    readMarks: (site: string) => Promise<NoteMark[]>;
  };
  report: Reporter['report'];
}

/** The review of a window, which is compared with as long a time before. */
export async function reviewOn(
  { store, report }: ReviewSource,
  asked: AskedReport,
): Promise<Review> {
  const { manifest, window } = asked;
  const before = windowBefore(window) ?? { fromMs: 0, toMs: 0 };
  // The earlier one first: it has all runs read that the other needs.
  const then = await report({ ...asked, window: before });
  const now = await report(asked);
  const [events, marks] = await Promise.all([
    // A run that landed before the windows may have left a note in them.
    store.readNotes(manifest.site, {
      fromMs: Math.max(0, before.fromMs - runKeptMs),
      toMs: window.toMs,
    }),
    store.readMarks(manifest.site),
  ]);
  return review(now, then, readerNotes(events, marks, manifest));
}
