import { blockSelector, markup } from '../../../src/protocol/markup.ts';
import type { Moment } from './moment.ts';
import { thisMoment } from './moment.ts';
import { stepAt, type QuickstartView } from './quickstart-view.ts';

/** The reading line must stay in a section for so long, or it was only scrolled past. */
const dwellMs = 1_000;
/** Less than this, and a turn of the wheel takes the line over a whole section. */
const leastPixels = 100;
/** Of who skims: 28 % of 55 ms a letter; and a glance at each block. */
const skimmedLetterMs = 15;
const glanceMs = 1_000;
/** How often it is looked whether the reader is still at a step, which they may leave at any time. */
const sliceMs = 500;

/**
 * Watches which step the reader is at: where the reading line stays, and at once where they act.
 * The line slides down the window as the page is scrolled: at the top of the page it is at the
 * window's top, at its bottom at the bottom. From there they read on: a step that is on screen as a
 * whole, or which the line cannot rest in, is reached when the reader has been at the page for as
 * long as the step before takes to skim.
 *
 * @param reach called with the index of a step and when it was entered; may repeat
 * @returns stops watching
 */
export function watchReading(
  view: QuickstartView,
  reach: (step: number, moment: Moment) => void,
): () => void {
  const stopping = new AbortController();
  const options = { signal: stopping.signal, capture: true, passive: true };
  let current: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    const step = document.hidden ? undefined : stepUnderLine(view);
    if (step === current) return;
    current = step;
    clearTimeout(timer);
    if (step === undefined) return;
    const entered = thisMoment();
    timer = setTimeout(() => {
      reach(step, entered);
      readOn(step, skimMs(view, step));
    }, dwellMs);
  };
  const readOn = (step: number, leftMs: number): void => {
    if (step + 1 >= view.quickstart.headings.length) return;
    timer = setTimeout(() => {
      const isReading = document.hasFocus() && isReadable(view, step + 1);
      const restMs = isReading ? leftMs - sliceMs : leftMs;
      if (restMs > 0) {
        readOn(step, restMs);
        return;
      }
      reach(step + 1, thisMoment());
      readOn(step + 1, skimMs(view, step + 1));
    }, sliceMs);
  };
  const act = ({ target }: Event): void => {
    if (!(target instanceof Node)) return;
    // What accompanies the reader belongs to no step.
    if (target instanceof Element && target.closest(`[${markup.ignore}]`)) return;
    const step = stepAt(view, target);
    if (step !== undefined) reach(step, thisMoment());
  };

  for (const type of ['scroll', 'resize']) addEventListener(type, look, options);
  document.addEventListener('visibilitychange', look, options);
  for (const type of ['pointerdown', 'focusin']) document.addEventListener(type, act, options);
  look();
  return () => {
    clearTimeout(timer);
    stopping.abort();
  };
}

function stepUnderLine({ root, quickstart }: QuickstartView): number | undefined {
  if (!quickstart.headings.length) return undefined;
  const { headings, end } = quickstart;
  const { scrollHeight, clientHeight } = document.documentElement;
  const scrollable = scrollHeight - clientHeight;
  // Rounded positions fall short of the bottom by a fraction.
  const share = scrollable > 1 ? Math.min(1, Math.max(0, scrollY / (scrollable - 1))) : 0;
  const line = share * clientHeight;
  const bottom = end ? topOf(end) : root.getBoundingClientRect().bottom;
  if (line > 0 && line > bottom) return undefined;
  return Math.max(
    0,
    headings.findLastIndex((heading) => topOf(heading) <= line),
  );
}

/** Whether the reader has the step before them without another turn of the wheel. */
function isReadable(view: QuickstartView, step: number): boolean {
  const heading = view.quickstart.headings[step];
  if (!heading || document.hidden) return false;
  const top = topOf(heading);
  const bottom = bottomOf(view, step, heading);
  const { scrollHeight, clientHeight } = document.documentElement;
  if (top < 0 || top >= clientHeight) return false;
  // For each pixel of scrolling the line goes down by more than one.
  const share = (scrollHeight - clientHeight) / scrollHeight;
  return bottom <= clientHeight || (bottom - top) * share < leastPixels;
}

/** Where the step's text ends; of the last one at its last block, since pages end with other things. */
function bottomOf({ quickstart }: QuickstartView, step: number, heading: Element): number {
  const next = quickstart.headings[step + 1] ?? quickstart.end;
  if (next) return topOf(next);
  const blocks = Array.from(document.querySelectorAll(blockSelector));
  const last = blocks.findLast(
    (block) => heading.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return (last ?? heading).getBoundingClientRect().bottom;
}

function skimMs({ quickstart }: QuickstartView, index: number): number {
  const step = quickstart.steps[index];
  const letters = step?.prose.replace(/\s+/g, '').length ?? 0;
  return dwellMs + letters * skimmedLetterMs + (step?.blocks.length ?? 0) * glanceMs;
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
