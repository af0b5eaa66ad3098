import { parseArgs } from 'node:util';
import { nearestName } from '../../src/text/nearest-name.ts';
import type { Proof } from './proof.ts';

export interface ProofRequest {
  name: string;
  proof: Proof;
  seed: number;
  options: Record<string, number | string>;
}

/**
 * Reads `<name> --seed 7 --builds 10`; undefined without a name.
 *
 * @param anySeed taken where none is given
 * @throws Error that says what is wrong and what there is
 */
export function readArguments(
  words: readonly string[],
  proofs: ReadonlyMap<string, Proof>,
  anySeed: number,
): ProofRequest | undefined {
  const [name, ...rest] = words;
  if (name === undefined) return undefined;
  const proof = proofs.get(name);
  if (!proof) throw new Error(unknown('proof', name, [...proofs.keys()]));
  const usual: Record<string, number | string> = { seed: anySeed };
  for (const [option, { usual: value }] of Object.entries(proof.options)) usual[option] = value;

  const types = Object.keys(usual).map((option) => [option, { type: 'string' as const }]);
  const { values, positionals } = parseArgs({
    ...{ args: rest, strict: false, allowPositionals: true },
    options: Object.fromEntries(types) as Record<string, { type: 'string' }>, // of the pairs above
  });
  const options = Object.keys(usual);
  const strange = Object.keys(values).find((option) => !options.includes(option));
  if (strange !== undefined) throw new Error(unknown(`option of ${name}`, strange, options));
  if (positionals[0] !== undefined) {
    throw new Error(
      `"${positionals[0]}" belongs to no option. Options stand behind a "--" that npm takes: npm run prove ${name} -- --seed 7`,
    );
  }
  for (const [option, word] of Object.entries(values)) {
    usual[option] = valueOf(option, word, usual[option]);
  }
  const { seed, ...others } = usual;
  return { name, proof, seed: Number(seed), options: others };
}

function valueOf(option: string, word: unknown, usual: unknown): number | string {
  if (typeof word !== 'string') throw new Error(`--${option} takes a value.`);
  if (typeof usual === 'string') return word;
  if (!/^\d+$/.test(word)) throw new Error(`--${option} takes a whole number, not "${word}".`);
  return Number(word);
}

function unknown(what: string, word: string, names: readonly string[]): string {
  const near = nearestName(word, names);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return `There is no ${what} "${word}".${hint} There are: ${names.join(', ')}.`;
}
