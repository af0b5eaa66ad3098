import { fileURLToPath } from 'node:url';
import type { HookParameters } from 'astro';
import { readBaseline } from '../../src/gate/baseline/read-baseline.ts';
import { checkAtBuild } from '../../src/gate/check-at-build.ts';
import { defaultFiles } from '../../src/gate/gate-files.ts';
import { manifestPath, type Manifest } from '../../src/protocol/manifest.ts';
import { pathFrom } from '../path-below.ts';
import { gateFailed } from './errors.ts';

/**
 * Compares what was built with the committed baseline.
 *
 * @throws MeantimeError `gate-failed`, `baseline-invalid`, `baseline-unreadable`, `model-changed`
 */
export async function enforceGate(
  { dir, logger }: Pick<HookParameters<'astro:build:done'>, 'dir' | 'logger'>,
  manifest: Manifest,
  root: URL,
): Promise<void> {
  const folder = fileURLToPath(root);
  const written = pathFrom(folder, fileURLToPath(new URL(manifestPath, dir)));
  const files = { ...defaultFiles, manifest: written };
  const baselineText = await readBaseline(folder, files.baseline);
  const { verdict, text } = checkAtBuild({ manifest, baselineText, files });
  if (!verdict.holds) throw gateFailed(text);
  logger.info(text);
}
