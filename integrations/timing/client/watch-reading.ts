import type { Moment } from './moment.ts';
import { thisMoment } from './moment.ts';
import { stepAt, type QuickstartView } from './quickstart-view.ts';

/** The reading line must stay in a section for so long, or it was only scrolled past. */
const dwellMs = 1_000;

/**
 * Watches which step the reader is at: where the reading line stays, and at once where they act.
 * The line slides down the window as the page is scrolled: at the top of the page it is at the
 * window's top, at its bottom at the bottom, so every section comes under it.
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
    }, dwellMs);
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

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
