import type { Quickstart, Variant } from '../protocol/manifest.ts';
import { quickstartName } from '../protocol/quickstart-name.ts';
import { changesOfPromises } from './asks/changes-of-promises.ts';
import type { AskChange } from './asks/ask-change.ts';
import { orderById, type BaselineQuickstart, type BaselineVariant } from './baseline/baseline.ts';
import { judgeVariant } from './judge-variant.ts';
import type { GoneVariant, VariantVerdict } from './verdict.ts';

/** What the gate finds about one quickstart; all of its variants are new where nothing was accepted. */
export function judgeQuickstart(
  quickstart: Quickstart,
  accepted: BaselineQuickstart | undefined,
): { variants: VariantVerdict[]; gone: GoneVariant[] } {
  const variants = orderById(quickstart.variants);
  const pairs = pairVariants(quickstart, variants, accepted?.variants ?? []);
  const kept = new Set(pairs.values());
  const verdicts = variants.map((variant) => {
    const verdict = judgeVariant(quickstart, variant, pairs.get(variant));
    if (!accepted) return verdict;
    const isAdded = !pairs.has(variant);
    const asks = isAdded ? [variantChange(quickstart, variant)] : verdict.asks;
    return { ...verdict, asks: [...changesOfPromises(quickstart, accepted), ...asks] };
  });
  const line = quickstart.variants[0].steps[0].line;
  const gone = (accepted?.variants ?? [])
    .filter((variant) => !kept.has(variant))
    .map(({ id }): GoneVariant => ({
      quickstart: quickstartName(quickstart),
      variant: id,
      source: quickstart.source,
      ...(line !== undefined && { line }),
      isLast: false,
    }));
  return { variants: verdicts, gone };
}

/** By id; one that is left is the one in which the same is to be done under another name. */
function pairVariants(
  quickstart: Quickstart,
  variants: readonly Variant[],
  accepted: readonly BaselineVariant[],
): Map<Variant, BaselineVariant> {
  const pairs = new Map<Variant, BaselineVariant>();
  for (const variant of variants) {
    const same = accepted.find(({ id }) => id === variant.id);
    if (same) pairs.set(variant, same);
  }
  const left = accepted.filter(({ id }) => variants.every((variant) => variant.id !== id));
  for (const other of left) {
    const renamed = variants.find((variant) => {
      if (pairs.has(variant)) return false;
      const { asks } = judgeVariant(quickstart, variant, other);
      return asks.every(({ what }) => what === 'text' || what === 'section');
    });
    if (renamed) pairs.set(renamed, other);
  }
  return pairs;
}

/** Where it first has something that no other variant has. */
function variantChange({ variants }: Quickstart, variant: Variant): AskChange {
  const others = new Set(
    variants
      .filter((other) => other !== variant)
      .flatMap(({ steps }) => steps.flatMap(({ actions }) => actions.map(({ block }) => block))),
  );
  const own = variant.steps
    .flatMap(({ actions }) => actions)
    .find(({ block }) => !others.has(block));
  const line = own?.line ?? variant.steps[0].line;
  return {
    ...{ kind: 'more', what: 'variant', text: variant.id },
    ...(line !== undefined && { line }),
  };
}
