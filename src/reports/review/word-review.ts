import { renderDuration } from '../../protocol/duration.ts';
import type { DoneInTime, NotesDone } from '../notes/notes-done.ts';
import { renderDate, renderWindow } from '../parse-window.ts';
import { wordChange, type WordedChange } from '../word-change.ts';
import { renderCount, renderRuns, renderShare, wordTime } from '../wording.ts';
import type { FormerPain, Pain, QuickstartReview, QuotedNote, Review, Stage } from './review.ts';

// The sentences of the review as plain text; each output escapes and arranges them as it must.

export const noPain =
  'No step costs readers more than the modelled newcomer, as far as these runs tell: there are too few of them, or nothing to mend.';

export function wordTitle({ site, window }: Review): string {
  return `Time to hello world: ${site}, ${renderWindow(window)}`;
}

/** The number of a quickstart, and whether it moved; the number is absent from too few runs. */
export interface WordedNumber {
  value?: string;
  rest: string;
  change?: WordedChange;
}

export function wordNumber({ now, before }: QuickstartReview): WordedNumber {
  const { restrictedMean, shareReached, runs } = now;
  if (!restrictedMean || !shareReached) {
    return { rest: `${renderRuns(runs)}: too few to tell how long hello world takes.` };
  }
  const { value, interval } = wordTime(restrictedMean);
  return {
    value,
    rest: `restricted mean (95 %: ${interval}), ${renderShare(shareReached.share)} of ${renderCount(runs)} reached hello world.`,
    change: wordChange(now, before),
  };
}

/** `Quickstart, “Run it”` */
export function namePain({ title, step }: Pain): string {
  return `${title}, ${step === undefined ? 'before the first step' : `“${step}”`}`;
}

/** What stands behind the time that all readers together lost. */
export function wordCost({ lostMs }: Pain): string {
  return `of all readers together, ${renderDuration(lostMs)} of each.`;
}

export function wordSigns({ left, confused, since }: Pain): string {
  const changed =
    since === undefined
      ? ''
      : ` The page is as it is since ${renderDate(since.sinceMs)} (revision ${since.revision}).`;
  return `${renderCount(left)} gave up there, ${renderCount(confused)} said that they were stuck.${changed}`;
}

/** How a quoted note is called: its id, and what was done about it. */
export function wordQuoted({ id, status }: QuotedNote): string {
  return status === 'open' ? id : `${id}, ${status}`;
}

export function wordFormer({ then, nowMs, done }: FormerPain): string {
  const now =
    nowMs === null ? 'nobody was there since' : `${renderDuration(Math.max(0, nowMs))} now`;
  const notes = done.left === 0 ? '' : ` Of ${wordDone(done)}`;
  return `${renderDuration(then.lostMs)} of each reader then, ${now}.${notes}`;
}

/** What became of the notes of the time before. */
export function wordDone({ left, seen, fixed, answered }: NotesDone): string {
  const notes = `${renderCount(left)} ${left === 1 ? 'note' : 'notes'} of the time before`;
  return `${notes}, ${inTime(seen, 'seen')}, ${inTime(fixed, 'fixed')}, ${inTime(answered, 'answered')}.`;
}

function inTime({ count, medianMs }: DoneInTime, done: string): string {
  const is = `${renderCount(count)} ${count === 1 ? 'is' : 'are'} ${done}`;
  return medianMs === null ? is : `${is} (median after ${renderWait(medianMs)})`;
}

function renderWait(ms: number): string {
  const hours = Math.round(ms / 3_600_000);
  if (hours < 1) return renderDuration(ms);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

export function wordGrowth({ landed, quickstarts }: Review): string[] {
  return [
    `${renderCount(landed.now)} readers landed, ${renderCount(landed.before)} in the time before.`,
    ...quickstarts.map(
      ({ now, before }) =>
        `${now.title}: ${renderCount(now.reached)} reached hello world, ${renderCount(before?.reached ?? 0)} in the time before.`,
    ),
  ];
}

/** Of those who opened the quickstart. */
export function wordShareOfStage({ readers }: Stage, [, opened]: readonly Stage[]): string {
  if (!opened?.readers || readers > opened.readers) return '–';
  return renderShare(readers / opened.readers);
}
