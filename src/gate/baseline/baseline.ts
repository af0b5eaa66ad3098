import { modelStep } from '../../newcomer/model.ts';
import type { StepCost } from '../../newcomer/step-cost.ts';
import type { Manifest, Variant } from '../../protocol/manifest.ts';
import { quickstartName } from '../../protocol/quickstart-name.ts';
import type { Ask, PlacedAsk, StepAsks } from '../asks/ask.ts';
import { promisedTime } from '../asks/promised-time.ts';
import { asksOfStep } from '../asks/asks-of-step.ts';

/**
 * What `meantime.baseline.json` keeps of a step. Identifies no person, like all of the file. The title
 * is there so that a change of the file can be reviewed without the page.
 */
export interface BaselineStep extends StepAsks {
  /** The step's share of the variant's time, in ms; the sum of its costs. */
  humanMs: number;
  /** Counts and ms by kind, each kind at most once, in the model's order; kinds of none are absent. */
  costs: StepCost[];
}

export interface BaselineVariant {
  /** Id of the reader's choice; `default` on a page without choices. */
  id: string;
  /** Modelled human time of all steps, in ms; their sum. */
  humanMs: number;
  /** In the order of the page; at least one. */
  steps: BaselineStep[];
}

export interface BaselineQuickstart {
  /** The quickstart's name in its site: `quickstart`, `quickstart (de)`. */
  id: string;
  /** Source file relative to the project's root; what is blamed when the quickstart is gone. */
  source: string;
  /** The text that shows that it worked. */
  goal: string;
  /** What the frontmatter promises, in ms; absent when it promises nothing. */
  budgetMs?: number;
  /** What the page's text promises, in ms; absent likewise. */
  promiseMs?: number;
  /** Ordered by id; at least one. */
  variants: BaselineVariant[];
}

/** `meantime.baseline.json`: the committed times and asks that a change is compared with. */
export interface Baseline {
  /** Version of this format. */
  v: 1;
  /** The model that the times come from; times of different models cannot be compared. */
  model: { name: string; hash: string };
  /** Ordered by id. */
  quickstarts: BaselineQuickstart[];
}

/** Where the baseline lies unless told otherwise, relative to the project's root. */
export const baselineFile = 'meantime.baseline.json';

/** The baseline that a build would be held to if it were accepted. */
export function baselineOf(manifest: Manifest): Baseline {
  return {
    v: 1,
    model: manifest.model,
    quickstarts: orderById(
      manifest.quickstarts.map((quickstart): BaselineQuickstart => {
        const { source, goal, budgetMs, variants } = quickstart;
        const promise = promisedTime(quickstart);
        return {
          ...{ id: quickstartName(quickstart), source, goal },
          ...(budgetMs !== undefined && { budgetMs }),
          ...(promise && { promiseMs: promise.ms }),
          variants: orderById(variants.map(baselineVariant)),
        };
      }),
    ),
  };
}

/** Worked out from the steps, so that it can be blamed on what they ask. */
export function baselineVariant({ id, steps }: Variant): BaselineVariant {
  const modelled = steps.map((step): BaselineStep => {
    const { title, switches, asks } = asksOfStep(step);
    return { id: step.id, title, ...modelStep(step), switches, asks: asks.map(withoutPlace) };
  });
  return { id, humanMs: modelled.reduce((sum, step) => sum + step.humanMs, 0), steps: modelled };
}

/** Where it stands on the page is no part of what it asks. */
function withoutPlace({ what, text, words, lines, fails, keys, ms }: PlacedAsk): Ask {
  return {
    ...{ what, text },
    ...(words !== undefined && { words }),
    ...(lines !== undefined && { lines }),
    ...(fails !== undefined && { fails }),
    ...(keys !== undefined && { keys }),
    ...(ms !== undefined && { ms }),
  };
}

/** By code units, which no machine's locale changes. */
export function orderById<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return items.toSorted((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));
}
