import type { Random } from '../../src/statistics/random.ts';

/** What can be set on the command line: `--builds 10`. */
export interface ProofOption {
  /** What it is, in a few words. */
  what: string;
  usual: number | string;
}

type Widened<Value> = Value extends number ? number : string;

type Values<Options extends Readonly<Record<string, ProofOption>>> = {
  [Name in keyof Options]: Widened<Options[Name]['usual']>;
};

/** What a proof is given besides its options. */
export interface ProofWorld {
  /** Drawn from the seed that was printed: the same seed gives the same proof. */
  random: Random;
  seed: number;
  /** Prints a line of figures. */
  say: (line: string) => void;
  /** An empty folder inside the repository, where 'meantime' is the package at its root; removed in the end. */
  folder: string;
  /** A folder that stays: for what shows why it does not hold. */
  evidence: string;
  /** Aborted when the proof is to stop. */
  signal: AbortSignal;
}

/** Something that must hold, shown at a length that `npm test` has no time for. */
export interface Proof<
  Options extends Readonly<Record<string, ProofOption>> = Readonly<Record<string, ProofOption>>,
> {
  /** In one line. */
  shows: string;
  options: Options;
  /** The options with which `npm test` runs it, or the path of the test that has a sample of its own. */
  sample: Partial<Values<Options>> | `tests/${string}`;
  /** @returns what contradicts it, each with what a person needs to look into it; empty when it holds */
  run(options: Values<Options>, world: ProofWorld): Promise<readonly string[]>;
}

/** Gives the options of a proof their types. */
export function defineProof<const Options extends Readonly<Record<string, ProofOption>>>(
  proof: Proof<Options>,
): Proof<Options> {
  return proof;
}
