import type { Quickstart } from '../protocol/manifest.ts';
import { groupBy } from './runs/group-by.ts';
import type { Run, StepVisit } from './runs/run.ts';

/** A quickstart and its pages in other languages. */
export interface QuickstartInLanguages {
  /** The page at the site's own home; else the first of them. */
  original: Quickstart;
  /** All of them, the original first. */
  pages: readonly Quickstart[];
}

/** The quickstarts of a manifest, each with its languages together. */
export function gatherLanguages(quickstarts: readonly Quickstart[]): QuickstartInLanguages[] {
  const pagesOf = groupBy(quickstarts, ({ id }) => id);
  return Array.from(pagesOf.values(), ([first, ...others]) => {
    const pages = [first, ...others];
    const original = pages.find(({ locale }) => locale === undefined) ?? first;
    return { original, pages: [original, ...pages.filter((page) => page !== original)] };
  });
}

/** The page in the language in which a run read it; the original where that has none now. */
export function pageOfRun(
  { original, pages }: QuickstartInLanguages,
  { locale }: Pick<Run, 'locale'>,
): Quickstart {
  return pages.find((page) => page.locale === locale) ?? original;
}

/**
 * What a run did at the steps of the original: the headings of a translation have ids of their own,
 * and its steps are those that stand at the same place.
 */
export function stepsInOriginal(
  run: Pick<Run, 'steps' | 'locale'>,
  quickstart: QuickstartInLanguages,
): readonly StepVisit[] {
  const { original, pages } = quickstart;
  if (pages.length === 1) return run.steps;
  const page = pageOfRun(quickstart, run);
  const visits = new Map<string, StepVisit>();
  for (const visit of run.steps) {
    const step = stepOfOriginal(visit.step, original, [page, original, ...pages]);
    const known = visits.get(step);
    visits.set(step, {
      step,
      reachedMs: Math.min(visit.reachedMs, known?.reachedMs ?? Infinity),
      copies: visit.copies + (known?.copies ?? 0),
      confused: visit.confused + (known?.confused ?? 0),
    });
  }
  return [...visits.values()].sort((a, b) => a.reachedMs - b.reachedMs);
}

/**
 * The step of the original that stands where this one does in its page.
 *
 * @param pages in which the step is looked for, in this order
 */
export function stepOfOriginal(
  step: string,
  original: Quickstart,
  pages: readonly Quickstart[],
): string {
  for (const { variants } of pages) {
    for (const [index, { steps }] of variants.entries()) {
      const place = steps.findIndex(({ id }) => id === step);
      const same = original.variants[index] ?? original.variants[0];
      if (place >= 0) return same.steps[place]?.id ?? step;
    }
  }
  return step;
}
