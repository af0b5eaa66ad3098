import { modelStep } from '../../newcomer/model.ts';
import type { StepCost } from '../../newcomer/step-cost.ts';
import type { Manifest, Variant } from '../../protocol/manifest.ts';
import { quickstartName } from '../../protocol/quickstart-name.ts';

/** What `meantime.baseline.json` keeps of a step. Identifies no person, like all of the file. */
export interface BaselineStep {
  /** Id of the heading, unique within the variant; what steps are matched by. */
  id: string;
  /** The heading, so that a change of the file can be reviewed without the page. */
  title: string;
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
  /** Ordered by id; at least one. */
  variants: BaselineVariant[];
}

/** `meantime.baseline.json`: the committed times that a change is compared with. */
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

/** The baseline that a build would be held to if its times were accepted. */
export function baselineOf(manifest: Manifest): Baseline {
  return {
    v: 1,
    model: manifest.model,
    quickstarts: orderById(
      manifest.quickstarts.map(({ variants, ...named }) => ({
        id: quickstartName(named),
        variants: orderById(variants.map(baselineVariant)),
      })),
    ),
  };
}

/** Worked out from the steps, so that it can be blamed on what they ask. */
export function baselineVariant({ id, steps }: Variant): BaselineVariant {
  const modelled = steps.map((step) => ({ id: step.id, title: step.title, ...modelStep(step) }));
  return { id, humanMs: modelled.reduce((sum, step) => sum + step.humanMs, 0), steps: modelled };
}

/** By code units, which no machine's locale changes. */
export function orderById<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return items.toSorted((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));
}
