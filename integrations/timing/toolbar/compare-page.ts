import { checkAtBuild } from '../../../src/gate/check-at-build.ts';
import type { VariantVerdict } from '../../../src/gate/verdict.ts';
import { isMeantimeError, type MeantimeError } from '../../../src/protocol/errors.ts';
import type { Manifest } from '../../../src/protocol/manifest.ts';

/** What the gate would say. */
export interface PageComparison {
  /** One for each variant. Without a usable baseline, they are judged by the budget alone. */
  variants: VariantVerdict[];
  /** Why the baseline that is there cannot be used. */
  trouble?: MeantimeError;
}

/**
 * Compares the quickstarts of a manifest as `meantime check` does.
 *
 * @param baseline text of `meantime.baseline.json`; undefined where there is none
 */
export function comparePage(manifest: Manifest, baseline: string | undefined): PageComparison {
  const judge = (baselineText: string | undefined) =>
    checkAtBuild({ manifest, baselineText }).verdict.variants;
  try {
    return { variants: judge(baseline) };
  } catch (error) {
    if (!isMeantimeError(error)) throw error;
    return { variants: judge(undefined), trouble: error };
  }
}
