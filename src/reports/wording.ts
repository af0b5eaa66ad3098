import { spreadOf } from '../newcomer/spread.ts';
import { renderDuration } from '../protocol/duration.ts';
import type {
  LenientHeadline,
  MedianEstimate,
  QuickstartReport,
  ShareEstimate,
  TimeEstimate,
} from './report.ts';
import { runTags, type RunTag } from './runs/tag-run.ts';

/** `57.7 %` */
export function renderShare(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** `1,234` */
export function renderCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** `312 runs`, `1 run` */
export function renderRuns(count: number): string {
  return `${renderCount(count)} ${count === 1 ? 'run' : 'runs'}`;
}

/** A value with the ends of its interval, as people read them. */
export interface WordedEstimate {
  value: string;
  interval: string;
}

export function wordShare({ share, low, high }: ShareEstimate): WordedEstimate {
  return {
    value: renderShare(share),
    interval: `${(low * 100).toFixed(1)} – ${renderShare(high)}`,
  };
}

export function wordTime({ ms, lowMs, highMs }: TimeEstimate): WordedEstimate {
  return {
    value: renderDuration(ms),
    interval: `${renderDuration(lowMs)} – ${renderDuration(highMs)}`,
  };
}

/** More than half of the starters never got there when the median is null. */
export function wordMedian({ ms, lowMs, highMs }: MedianEstimate): WordedEstimate {
  const low = lowMs === null ? 'never' : renderDuration(lowMs);
  const high = highMs === null ? 'never' : renderDuration(highMs);
  return {
    value: ms === null ? 'never' : renderDuration(ms),
    interval: low === high ? `${low} throughout` : `${low} – ${high}`,
  };
}

/** How the modelled time stands to what the page promises. */
export function wordBudget(modelledMs: number, budgetMs: number | undefined): string {
  if (budgetMs === undefined) return 'no budget set';
  const relation = modelledMs <= budgetMs ? 'within' : 'over';
  return `${relation} the budget of ${renderDuration(budgetMs)}`;
}

/** What half of all newcomers take if the model is right. */
export function wordSpread(modelledMs: number): string {
  const { lowMs, highMs } = spreadOf(modelledMs);
  return `half of them ${renderDuration(lowMs)} – ${renderDuration(highMs)}, no waiting`;
}

/** What else there is to know about a quickstart's numbers, a sentence each. */
export function wordRemarks(quickstart: QuickstartReport): string[] {
  const { notes, lastSeenAway, toSee20Percent, quality } = quickstart;
  const remarks: string[] = [];
  const { onThisRevision, runs, revisions } = quickstart;
  if (revisions.length > 0 && onThisRevision < runs) {
    remarks.push(
      `${renderCount(onThisRevision)} of ${renderRuns(runs)} saw the page as it is now. What others did at a step that it no longer has counts at the step before; --by revision tells them apart.`,
    );
  }
  if (notes !== 0)
    remarks.push(`Notes from readers: ${renderCount(notes)}. "npx meantime notes" prints them.`);
  if (lastSeenAway !== 0) {
    remarks.push(
      `${renderCount(lastSeenAway)} of those who gave up were last seen away from the page, in its last step: some may have got there in the terminal and not come back.`,
    );
  }
  if (toSee20Percent) {
    const { runsPerWindow, moreRuns } = toSee20Percent;
    remarks.push(
      moreRuns === 0
        ? `Enough runs to see a change of 20 % in the restricted mean (${renderRuns(runsPerWindow)} a window).`
        : `${renderCount(moreRuns)} more ${moreRuns === 1 ? 'run' : 'runs'} would show a change of 20 % in the restricted mean.`,
    );
  }
  if (quality.eventsLost > 0) {
    remarks.push(wordLoss(quality));
  }
  if (quality.landLost > 0) {
    remarks.push(
      `The landing of ${renderRuns(quality.landLost)} never came as an event: their other batches told it.`,
    );
  }
  return remarks;
}

function wordLoss(quality: QuickstartReport['quality']): string {
  const { eventsLost, eventsMade, eventsLostEstimate } = quality;
  const least = `At least ${renderCount(eventsLost)} of ${renderCount(eventsMade)} events never came`;
  return eventsLostEstimate === null
    ? `${least}; how many more were the last of their runs cannot be told.`
    : `${least}, about ${renderCount(eventsLostEstimate)} if the last of a run are lost as often as those before.`;
}

const tagsInWords: Record<RunTag, string> = {
  lab: 'lab',
  bot: 'bot',
  internal: 'of the team',
  crowded: 'of addresses with many more',
  unmatched: 'of steps that no build here knows',
  untrusted: 'with clocks that disagree',
  implausible: 'done too soon to be true',
  unwitnessed: 'that came all at once',
};

/** What was set aside, in words; empty when nothing was. */
export function wordSetAside(setAside: Record<RunTag, number>): string {
  return runTags
    .filter((tag) => setAside[tag] > 0)
    .map((tag) => `${renderCount(setAside[tag])} ${tagsInWords[tag]}`)
    .join(', ');
}

/** The headline with what was set aside, in words. */
export function wordLenient(headline: LenientHeadline): string {
  const { runs, reached, shareReached, restrictedMeanMs, medianOfStartersMs, meanToHelloMs } =
    headline;
  const times = [
    ['median', medianOfStartersMs],
    ['restricted mean', restrictedMeanMs],
    ['mean', meanToHelloMs],
  ] as const;
  const told = times.flatMap(([name, ms]) =>
    ms === null ? [] : [`${name} ${renderDuration(ms)}`],
  );
  const share = `${renderCount(reached)} of ${renderRuns(runs)} reached it (${renderShare(shareReached)})`;
  return [share, ...told].join(', ');
}

/** Lines break between a number with its unit and the next, not within. */
export function unbroken(text: string): string {
  return text.replace(/(\d) (?=(?:s|min|h|%))/g, '$1\u00A0').replace(/(min|h) (?=\d)/g, '$1\u00A0');
}
