import { newcomerModel } from '../newcomer/model.ts';
import type { Manifest, Quickstart } from '../protocol/manifest.ts';
import { quickstartName } from '../protocol/quickstart-name.ts';
import { orderById, type Baseline, type BaselineQuickstart } from './baseline/baseline.ts';
import { manifestOfAnotherModel, modelChanged } from './errors.ts';
import { acceptCommand, defaultFiles, type GateFiles } from './gate-files.ts';
import { judgeQuickstart } from './judge-quickstart.ts';
import {
  isFailing,
  type GoneVariant,
  type Notice,
  type VariantVerdict,
  type Verdict,
} from './verdict.ts';

/**
 * Compares a build with what was accepted. A variant fails when it is above its baseline by more
 * than 5 s and more than 5 %, above the page's budget, or when it asks for more or less of it is
 * measured; the verdict fails with any of them, and when one is gone.
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
  const accepted = new Map(baseline.quickstarts.map((one) => [one.id, one]));
  const quickstarts = orderById(manifest.quickstarts);
  const judged = quickstarts.map((one) => judgeQuickstart(one, accepted.get(quickstartName(one))));
  const variants = judged.flatMap((one) => one.variants);
  const gone = [...judged.flatMap((one) => one.gone), ...goneQuickstarts(quickstarts, baseline)];
  return {
    v: 1,
    holds: gone.length === 0 && !variants.some(isFailing),
    model: { name: manifest.model.name, hash: manifest.model.hash },
    variants,
    gone,
    notices: [
      ...variants.flatMap((variant) => noticesAbout(variant, accepted)),
      ...(variants.length === 0 ? [{ kind: 'no-quickstarts' } as const] : []),
    ],
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

function noticesAbout(
  { quickstart, variant, source }: VariantVerdict,
  accepted: ReadonlyMap<string, BaselineQuickstart>,
): Notice[] {
  return accepted.has(quickstart) ? [] : [{ kind: 'new', quickstart, variant, source }];
}

function goneQuickstarts(built: readonly Quickstart[], { quickstarts }: Baseline): GoneVariant[] {
  const names = new Set(built.map(quickstartName));
  return quickstarts
    .filter(({ id }) => !names.has(id))
    .flatMap(({ id, source, variants }) =>
      variants.map((variant) => ({
        ...{ quickstart: id, variant: variant.id, source },
        // The frontmatter, which makes a page a quickstart.
        ...{ line: 1, isLast: true },
      })),
    );
}
