import { renderDuration } from '../../protocol/duration.ts';
import { chatText } from '../../text/chat-text.ts';
import { renderReview } from '../review/render-review.ts';
import type { Pain, QuickstartReview, Review } from '../review/review.ts';
import {
  namePain,
  noPain,
  wordCost,
  wordDone,
  wordFormer,
  wordNumber,
  wordSigns,
  wordTitle,
} from '../review/word-review.ts';

export interface ToldReview {
  review: Review;
  madeAtMs: number;
  /** Where the team reads the report; absent where no address is known. */
  url?: string;
}

/** What a webhook says once a week: as Standard Webhooks asks, as text for a chat, and as Markdown. */
export function reviewPayload({ review, madeAtMs, url }: ToldReview): object {
  const { site, window, landed, quickstarts, pains, former, done } = review;
  return {
    type: 'review.weekly',
    timestamp: new Date(madeAtMs).toISOString(),
    text: textOf(review, url),
    data: {
      ...{ site, window, landed },
      quickstarts: quickstarts.map(({ now, before }) => ({
        ...{ id: now.id, title: now.title, runs: now.runs, reached: now.reached },
        ...{ shareReached: now.shareReached, restrictedMean: now.restrictedMean },
        restrictedMeanBefore: before?.restrictedMean ?? null,
      })),
      ...{ pains, former, done },
      markdown: renderReview(review),
      ...(url === undefined ? {} : { url }),
    },
  };
}

function textOf(review: Review, url: string | undefined): string {
  const { quickstarts, pains, former, done } = review;
  return [
    chatText(wordTitle(review)),
    ...quickstarts.map(numberOf),
    ...(pains.length === 0 ? [noPain] : pains.map(painOf)),
    ...former.map((pain) => `Before: ${chatText(namePain(pain.then))}: ${wordFormer(pain)}`),
    ...(done.left === 0 ? [] : [`Of ${wordDone(done)}`]),
    ...(url === undefined ? [] : [url]),
  ].join('\n');
}

function numberOf(quickstart: QuickstartReview): string {
  const { value, rest, change } = wordNumber(quickstart);
  const parts = [value, rest, change?.text].filter((part) => part !== undefined);
  return `${chatText(quickstart.now.title)}: ${parts.join(' ')}`;
}

function painOf(pain: Pain, index: number): string {
  const notes = pain.notes.map(({ text }) => `\n   “${chatText(text)}”`).join('');
  return `${index + 1}. ${chatText(namePain(pain))}: ${renderDuration(pain.totalMs)} ${wordCost(pain)} ${chatText(pain.place)}\n   ${wordSigns(pain)}${notes}`;
}
