/** What the compiler says of a place of a sample. */
export interface SampleNote {
  kind: 'type' | 'query' | 'error' | 'completion' | 'mark' | 'log' | 'warn';
  /** In the sample as it is shown, from 0. */
  line: number;
  column: number;
  length: number;
  said: string;
}

/** A sample that was checked. */
export interface Sample {
  /** Without the comments that are for the compiler, and without what they cut. */
  code: string;
  notes: readonly SampleNote[];
}

/** What is wrong with a sample. */
export interface SampleFault {
  why: string;
  /** In the sample as it is written, from 1; absent where nobody knows. */
  line?: number;
  column?: number;
  /** Mends it. */
  hint?: string;
}

export type CheckedSample =
  { sample: Sample; faults?: never } | { faults: readonly SampleFault[]; sample?: never };

/** Checks samples of code by the TypeScript compiler. */
export interface ReadSamples {
  check(language: string, code: string): CheckedSample;
  /** Stands for a sample on the fence that colours it. */
  nameOf(language: string, code: string): string;
  /** The sample of that name, once it was checked. */
  named(name: string): Sample | undefined;
  /** Stands for all but its own text that a sample is checked by. */
  readonly stamp: string;
  /** Ends what a build keeps of them. */
  prune(limits: { maxBytes?: number; nowMs: number }): void;
  /** Why nothing more is kept; undefined where all is well. */
  readonly trouble: string | undefined;
}

/** The word on the fence of a sample. */
export const sampleWord = 'twoslash';

/** What Twoslash reads. */
export const sampleLanguages: readonly string[] = [
  ...['ts', 'typescript', 'mts', 'cts', 'tsx'],
  ...['js', 'javascript', 'mjs', 'cjs', 'jsx'],
];
