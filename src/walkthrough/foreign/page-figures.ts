import { spreadOf, type Spread } from '../../newcomer/spread.ts';
import type { ModelledStep, Variant } from '../../protocol/manifest.ts';
import type { Action } from '../../protocol/step.ts';
import { isChosenVariant } from '../chosen-variant.ts';
import { pageVariantUnknown } from './foreign-errors.ts';
import type { ForeignPage, PageGoal } from './foreign-page.ts';
import type { PageNote } from './page-notes.ts';
import { timeShares } from './time-shares.ts';

/** What a quickstart of any site costs a newcomer, as it is compared with others. */
export interface PageFigures {
  /** Where it was found, after redirects. */
  url: string;
  title: string;
  /** What made the page; absent where it does not say. */
  generator?: string;
  /** The one that the figures are of: the page's own first. Absent where it has nothing to do. */
  variant?: string;
  /** Ids of all its variants. */
  variants: string[];
  /** Modelled, in ms, without any waiting for machines. */
  humanMs: number;
  /** Part of `humanMs` that is reading. */
  readMs: number;
  /** All other: copying, typing, saving, opening. */
  actMs: number;
  /** 0..1; 0 where there is no time. */
  readShare: number;
  /** Where half of all newcomers lie. */
  spread: Spread;
  steps: StepFigures[];
  /** How many actions of each kind. */
  actions: Record<Action['kind'], number>;
  /** Lines of commands in all blocks that are run. */
  commandLines: number;
  placeholders: string[];
  words: number;
  /** Words that are read before the first thing there is to do. */
  wordsBefore: number;
  /** What it says that a reader must have, in its own words. */
  needs: string[];
  /** What shows that it worked; absent where the page shows no output and nobody said it. */
  goal?: PageGoal;
  guessed: PageNote[];
  unread: PageNote[];
}

export interface StepFigures {
  id: string;
  title: string;
  humanMs: number;
  readMs: number;
  actMs: number;
  actions: FiguredAction[];
}

/** An action without what is copied of it. */
export interface FiguredAction {
  kind: Action['kind'];
  /** Commands, the name of a file, an address or an answer. */
  what: string;
  /** Taken for a command that runs on. */
  background?: true;
}

/** The figures of a page that was read. */
export function pageFigures(page: ForeignPage): PageFigures {
  const { url, title, generator, variants, needs, goal, notes } = page;
  const variant = variantWithActions(page);
  const steps: readonly ModelledStep[] = variant?.steps ?? [];
  const actions = steps.flatMap((step) => step.actions);
  const times = timeShares(steps);
  const humanMs = times.readMs + times.actMs;
  const count = (kind: Action['kind']) => actions.filter((one) => one.kind === kind).length;
  return {
    ...{ url, title },
    ...(generator === undefined ? {} : { generator }),
    ...(variant && { variant: variant.id }),
    variants: variants.map(({ id }) => id),
    ...{ humanMs, ...times, readShare: humanMs === 0 ? 0 : times.readMs / humanMs },
    spread: spreadOf(humanMs),
    steps: steps.map(figureStep),
    actions: {
      run: count('run'),
      save: count('save'),
      open: count('open'),
      answer: count('answer'),
    },
    commandLines: actions.flatMap((one) => (one.kind === 'run' ? linesOf(one.text) : [])).length,
    placeholders: [...new Set(actions.flatMap(({ placeholders }) => placeholders))],
    words: steps.reduce((sum, { words }) => sum + words, 0),
    wordsBefore: wordsBefore(steps),
    needs,
    ...(goal && { goal }),
    ...notes,
  };
}

/**
 * The page's own first variant, or the one that was asked for, if it asks for anything.
 *
 * @throws MeantimeError `page-variant-unknown`
 */
export function variantWithActions(
  { url, variants }: ForeignPage,
  asked?: string,
): Variant | undefined {
  const variant = variants.find((one) => isChosenVariant(one, asked));
  if (!variant && asked !== undefined) {
    const known = variants.map(({ id }) => id);
    throw pageVariantUnknown(url, asked, known);
  }
  return variant?.steps.some(({ actions }) => actions.length > 0) ? variant : undefined;
}

function figureStep(step: ModelledStep): StepFigures {
  const { id, title, humanMs, actions } = step;
  return { id, title, humanMs, ...timeShares([step]), actions: actions.map(figureAction) };
}

function figureAction(action: Action): FiguredAction {
  switch (action.kind) {
    case 'run':
      return { kind: 'run', what: action.text, ...(action.background && { background: true }) };
    case 'save':
      return { kind: 'save', what: action.file };
    case 'open':
      return { kind: 'open', what: action.url };
    case 'answer':
      return { kind: 'answer', what: action.text };
  }
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
}

function wordsBefore(steps: readonly ModelledStep[]): number {
  const first = steps.findIndex(({ actions }) => actions.length > 0);
  const above = steps.slice(0, Math.max(first, 0)).reduce((sum, { words }) => sum + words, 0);
  const own = (steps[first]?.texts ?? []).filter(({ actionsBefore }) => actionsBefore === 0);
  return own.reduce((sum, { words }) => sum + words, above);
}
