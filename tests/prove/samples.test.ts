import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadProofs } from './load-proofs.ts';
import { runProof } from './run-proof.ts';

const seed = 20_260_101;

// At their full length they are commands: `npm run prove`.
describe.each([...(await loadProofs())])('a sample of the proof %s', (name, proof) => {
  const { sample } = proof;

  test(`holds: ${proof.shows}`, async ({ signal }) => {
    if (typeof sample === 'string') {
      expect(existsSync(sample), `${sample}, which has the sample`).toBe(true);
      return;
    }
    const usual = Object.entries(proof.options).map(([option, value]) => [option, value.usual]);
    const options = { ...Object.fromEntries(usual), ...sample } as Record<string, number | string>; // of the proof's own
    const said: string[] = [];
    const contradictions = await runProof(
      { name, proof, seed, options },
      { say: (line) => said.push(line), signal },
    );
    expect(contradictions, said.join('\n')).toEqual([]);
    expect(said).not.toEqual([]);
  });
});
