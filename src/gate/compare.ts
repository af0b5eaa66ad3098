import { newcomerModel } from '../newcomer/model.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { quickstartName } from '../protocol/quickstart-name.ts';
import { orderById, type Baseline } from './baseline/baseline.ts';
import { manifestOfAnotherModel, modelChanged } from './errors.ts';
import { acceptCommand, defaultFiles, type GateFiles } from './gate-files.ts';
import { judgeVariant } from './judge-variant.ts';
import type { Notice, VariantVerdict, Verdict } from './verdict.ts';

/**
 * Compares a build with the committed times. A variant fails when it is above its baseline by more
 * than 5 s and more than 5 %, or above the page's budget.
 *
 * @param files named in the errors
 * @throws MeantimeError `model-changed`, `manifest-of-another-model`: such times do not compare
 */
export function compare(
  manifest: Manifest,
  baseline: Baseline,
  files: GateFiles = defaultFiles,
): Verdict {
  demandSameModel(manifest, baseline, files);
  const accepted = new Map(
    baseline.quickstarts.flatMap((quickstart) =>
      quickstart.variants.map((variant) => [keyOf(quickstart.id, variant.id), variant]),
    ),
  );
  const variants = orderById(manifest.quickstarts).flatMap((quickstart) =>
    orderById(quickstart.variants).map((variant) =>
      judgeVariant(
        quickstart,
        variant,
        accepted.get(keyOf(quickstartName(quickstart), variant.id)),
      ),
    ),
  );
  return {
    v: 1,
    holds: !variants.some(({ slower, overBudget }) => slower || overBudget),
    model: { name: manifest.model.name, hash: manifest.model.hash },
    variants,
    notices: [...variants.flatMap(noticesAbout), ...noticesOfLoss(variants, baseline)],
  };
}

function demandSameModel(manifest: Manifest, baseline: Baseline, files: GateFiles): void {
  if (!isSame(manifest.model, newcomerModel)) {
    throw manifestOfAnotherModel(files.manifest, manifest.model, newcomerModel);
  }
  if (!isSame(baseline.model, manifest.model)) {
    throw modelChanged(files.baseline, baseline.model, manifest.model, acceptCommand(files));
  }
}

function isSame(one: Baseline['model'], other: Baseline['model']): boolean {
  return one.name === other.name && one.hash === other.hash;
}

function noticesAbout({
  quickstart,
  variant,
  source,
  baseline,
  changes,
}: VariantVerdict): Notice[] {
  if (!baseline) return [{ kind: 'new', quickstart, variant, source }];
  const titlesOf = (fate: 'added' | 'removed') =>
    changes.filter((change) => change.fate === fate).map(({ title }) => title);
  const [added, removed] = [titlesOf('added'), titlesOf('removed')];
  if (added.length + removed.length === 0) return [];
  return [{ kind: 'steps-differ', quickstart, variant, source, added, removed }];
}

function noticesOfLoss(variants: readonly VariantVerdict[], baseline: Baseline): Notice[] {
  const present = new Set(variants.map(({ quickstart, variant }) => keyOf(quickstart, variant)));
  const gone = baseline.quickstarts.flatMap((quickstart) =>
    quickstart.variants
      .filter((variant) => !present.has(keyOf(quickstart.id, variant.id)))
      .map(({ id }): Notice => ({ kind: 'gone', quickstart: quickstart.id, variant: id })),
  );
  return variants.length === 0 ? [{ kind: 'no-quickstarts' }, ...gone] : gone;
}

function keyOf(quickstart: string, variant: string): string {
  return JSON.stringify([quickstart, variant]);
}
