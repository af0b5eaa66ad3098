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

/**
 * Watches which step the reader is at: where the reading line stays, and at once where they act.
 * The line slides down the window as the page is scrolled: at the top of the page it is at the
 * window's top, at its bottom at the bottom. Steps that it cannot rest in, since the page is hardly
 * longer than the window, are reached one after the other, while they are on screen and the reader
 * is at the page for as long as the step before takes to skim.
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
      readOn(step);
    }, dwellMs);
  };
  const readOn = (step: number): void => {
    if (!isOutOfReach(view, step + 1)) return;
    timer = setTimeout(
      () => {
        if (!document.hasFocus() || !isOnScreen(view, step + 1)) {
          readOn(step);
          return;
        }
        reach(step + 1, thisMoment());
        readOn(step + 1);
      },
      skimMs(view, step),
    );
  };
  const act = ({ target }: Event): void => {
    const step = target instanceof Node ? stepAt(view, target) : undefined;
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

/** Whether there is such a step, and scrolling takes the line over it at once. */
function isOutOfReach({ root, quickstart }: QuickstartView, step: number): boolean {
  const { headings, end } = quickstart;
  const heading = headings[step];
  if (!heading) return false;
  const next = headings[step + 1] ?? end;
  const bottom = next ? topOf(next) : root.getBoundingClientRect().bottom;
  const { scrollHeight, clientHeight } = document.documentElement;
  // For each pixel of scrolling the line goes down by more than one.
  const share = (scrollHeight - clientHeight) / scrollHeight;
  return (bottom - topOf(heading)) * share < leastPixels;
}

function isOnScreen({ quickstart }: QuickstartView, step: number): boolean {
  const heading = quickstart.headings[step];
  const top = heading ? topOf(heading) : -1;
  return !document.hidden && top >= 0 && top < document.documentElement.clientHeight;
}

function skimMs({ quickstart }: QuickstartView, index: number): number {
  const step = quickstart.steps[index];
  const letters = step?.prose.replace(/\s+/g, '').length ?? 0;
  return dwellMs + letters * skimmedLetterMs + (step?.blocks.length ?? 0) * glanceMs;
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
