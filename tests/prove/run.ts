/**
 * Proofs too heavy for `npm test`: each prints its figures, and ends with 1 when it does not hold.
 *
 *     npm run prove                                       lists them
 *     npm run prove cold-builds -- --builds 20 --seed 7
 */
import { randomInt } from 'node:crypto';
import { compilePackage } from '../harness/compile-package.ts';
import { loadProofs } from './load-proofs.ts';
import { readArguments, type ProofRequest } from './read-arguments.ts';
import { renderList } from './render-list.ts';
import { runProof } from './run-proof.ts';

const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    interruption.abort(new Error(`Stopped by ${name}.`));
  });
}

async function prove(request: ProofRequest): Promise<void> {
  const { name, proof, seed, options } = request;
  const set = Object.entries<number | string>({ seed, ...options })
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `--${key} ${value}`);
  console.log(`${name}: ${proof.shows}\n${set.join(' ')}`);
  compilePackage();
  const startedMs = performance.now();
  const say = (line: string): void => {
    console.log(line);
  };
  const contradictions = await runProof(request, { say, signal: interruption.signal });
  const minutes = ((performance.now() - startedMs) / 60_000).toFixed(1);
  if (contradictions.length === 0) console.log(`It holds, after ${minutes} min.`);
  else {
    console.error(`It does not hold:\n\n${contradictions.join('\n\n')}`);
    process.exitCode = 1;
  }
}

try {
  const proofs = await loadProofs();
  const request = readArguments(process.argv.slice(2), proofs, randomInt(2 ** 32));
  if (request) await prove(request);
  else console.log(renderList(proofs));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = interruption.signal.aborted ? 130 : 3;
}
