import type { Manifest } from '../protocol/manifest.ts';
import { baselineOf, type Baseline } from './baseline/baseline.ts';
import { compare } from './compare.ts';
import { defaultFiles, type GateFiles } from './gate-files.ts';
import { parseBaseline } from './baseline/parse-baseline.ts';
import { renderVerdictText } from './render/render-verdict.ts';
import type { Verdict } from './verdict.ts';

interface BuildCheck {
  /** What this build wrote. */
  manifest: Manifest;
  /** Content of `meantime.baseline.json`; undefined when there is none: then budgets alone count. */
  baselineText: string | undefined;
  /** How the two files are named to people. */
  files?: GateFiles;
}

/**
 * The gate for `astro build`: whether the build holds, and what to print either way.
 *
 * @throws MeantimeError `baseline-invalid`, `model-changed`
 */
export function checkAtBuild({ manifest, baselineText, files = defaultFiles }: BuildCheck): {
  verdict: Verdict;
  text: string;
} {
  const baseline: Baseline =
    baselineText === undefined
      ? { ...baselineOf(manifest), quickstarts: [] }
      : parseBaseline(baselineText, files);
  const verdict = compare(manifest, baseline, files);
  return { verdict, text: renderVerdictText(verdict, files) };
}
