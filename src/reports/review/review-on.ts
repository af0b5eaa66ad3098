import type { AskedNotes, FoundNotes } from '../../protocol/found-notes.ts';
import type { NoteMark } from '../../protocol/note-mark.ts';
import { windowBefore } from '../parse-window.ts';
import { readerNotes } from '../notes/reader-notes.ts';
import type { AskedReport, Reporter } from '../reporter.ts';
import { review, type Review } from './review.ts';

/** More are no matter for ten minutes; who floods a site with notes does not stop its review. */
const mostReviewed = 2_000;
const mostReviewedOfRun = 5;

/** Where a review finds its reports and notes. */
export interface ReviewSource {
  store: {
    readNotes: (site: string, asked: AskedNotes) => Promise<Pick<FoundNotes, 'events'>>;
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
  const [{ events }, marks] = await Promise.all([
    store.readNotes(manifest.site, {
      window: { fromMs: before.fromMs, toMs: window.toMs },
      ...{ most: mostReviewed, mostOfRun: mostReviewedOfRun },
    }),
    store.readMarks(manifest.site),
  ]);
  return review(now, then, readerNotes(events, marks, manifest));
}
