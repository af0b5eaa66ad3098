import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../../src/statistics/random.ts';
import type { ProofWorld } from './proof.ts';
import type { ProofRequest } from './read-arguments.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs one proof in a folder of its own, which is gone afterwards.
 *
 * @returns what contradicts it; empty when it holds
 */
export async function runProof(
  { name, proof, seed, options }: ProofRequest,
  { say, signal }: Pick<ProofWorld, 'say' | 'signal'>,
): Promise<readonly string[]> {
  const parent = join(repository, '.meantime/prove');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, `${name}-`));
  const evidence = join(repository, 'test-results/prove', name);
  rmSync(evidence, { recursive: true, force: true });
  try {
    return await proof.run(options, {
      ...{ random: seededRandom(seed), seed, say, signal, folder, evidence },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
