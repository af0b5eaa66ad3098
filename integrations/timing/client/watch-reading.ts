import { blockSelector } from '../../../src/protocol/markup.ts';
import { thisMoment, type Moment } from './moment.ts';
import { listen } from './this-document.ts';
import type { ViewedQuickstart } from './view-quickstart.ts';

/** The reading line must stay in a section for so long, or it was only scrolled past. */
const dwellMs = 1_000;
/** Less than this, and a turn of the wheel takes the line over a whole section. */
const leastPixels = 100;
/** How often it is looked whether the reader is still at a step, which they may leave at any time. */
const sliceMs = 500;

/**
 * Watches which step the reader is at: where the reading line stays.
 * The line slides down the window as the page is scrolled: at the top of the page it is at the
 * window's top, at its bottom at the bottom. From there they read on: a step that is on screen as a
 * whole, or which the line cannot rest in, is reached when the reader has been at the page for as
 * long as the step before takes to skim.
 *
 * @param view the steps as they stand on the page by now
 * @param reach called with the index of a step and when it was entered; may repeat
 */
export function watchReading(
  view: () => ViewedQuickstart,
  reach: (step: number, moment?: Moment) => void,
  signal: AbortSignal,
): void {
  let current = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    const step = document.hidden ? -1 : stepUnderLine(view());
    if (step === current) return;
    current = step;
    clearTimeout(timer);
    if (step < 0) return;
    const entered = thisMoment();
    timer = setTimeout(() => {
      reach(step, entered);
      readOn(step);
    }, dwellMs);
  };
  const readOn = (step: number, leftMs = view().steps[step]?.skimMs ?? 0): void => {
    if (step + 1 >= view().steps.length) return;
    timer = setTimeout(() => {
      const isReading = document.hasFocus() && isReadable(view(), step + 1);
      const restMs = isReading ? leftMs - sliceMs : leftMs;
      if (restMs > 0) {
        readOn(step, restMs);
        return;
      }
      reach(step + 1);
      readOn(step + 1);
    }, sliceMs);
  };
  listen('scroll resize visibilitychange', look, signal);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
  });
  look();
}

function stepUnderLine({ steps, end, root }: ViewedQuickstart): number {
  const { scrollHeight, clientHeight } = document.documentElement;
  const scrollable = scrollHeight - clientHeight;
  // Rounded positions fall short of the bottom by a fraction.
  const share = scrollable > 1 ? Math.min(1, Math.max(0, scrollY / (scrollable - 1))) : 0;
  const line = share * clientHeight;
  const bottom = end ? topOf(end) : root?.getBoundingClientRect().bottom;
  if (!steps.length || (line > 0 && line > (bottom ?? line))) return -1;
  return Math.max(
    0,
    steps.findLastIndex(({ heading }) => topOf(heading) <= line),
  );
}

/** Whether the reader has the step before them without another turn of the wheel. */
function isReadable({ steps, end }: ViewedQuickstart, index: number): boolean {
  const heading = steps[index]?.heading;
  if (!heading || document.hidden) return false;
  const { scrollHeight, clientHeight } = document.documentElement;
  const top = topOf(heading);
  const next = steps[index + 1]?.heading ?? end;
  // Where the step's text ends; of the last one at its last block, since pages end with other things.
  const blocks = next ? [] : Array.from(document.querySelectorAll(blockSelector));
  const last = blocks.findLast(
    (block) => heading.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const bottom = next ? topOf(next) : (last ?? heading).getBoundingClientRect().bottom;
  // For each pixel of scrolling the line goes down by more than one.
  const share = (scrollHeight - clientHeight) / scrollHeight;
  return (
    top >= 0 &&
    top < clientHeight &&
    (bottom <= clientHeight || (bottom - top) * share < leastPixels)
  );
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
