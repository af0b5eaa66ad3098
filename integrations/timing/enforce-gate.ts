import { readFile } from 'node:fs/promises';
import type { AstroIntegrationLogger } from 'astro';
import { checkAtBuild } from '../../src/gate/check-at-build.ts';
import type { Manifest } from '../../src/protocol/manifest.ts';
import { gateFailed } from './errors.ts';

/**
 * Compares what was built with the committed baseline.
 *
 * @throws MeantimeError `gate-failed`, `baseline-invalid`, `model-changed`
 */
export async function enforceGate(
  manifest: Manifest,
  root: URL,
  logger: Pick<AstroIntegrationLogger, 'info'>,
): Promise<void> {
  const baselineText = await readIfThere(new URL('meantime.baseline.json', root));
  const { verdict, text } = checkAtBuild({ manifest, baselineText });
  if (!verdict.holds) throw gateFailed(text);
  logger.info(text);
}

async function readIfThere(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
