/** A build from nothing, one more without a change, one after an edit of one page's body. */
export type BuildKind = 'cold' | 'unchanged' | 'edited';

interface ResultKey {
  /** Name of the generator, as in `--peers`. */
  peer: string;
  /** Pages of the site, the first page not counted. */
  pages: number;
  build: BuildKind;
}

export interface BuildFigures {
  durationMs: number;
  /** Time on a processor, of the whole process tree; absent where the system does not tell. */
  processorMs?: number;
  /** Of the whole process tree; absent where the system does not tell. */
  peakMemoryBytes?: number;
  /** How memory was counted. */
  memoryMeasure?: 'pss' | 'rss';
  outputBytes: number;
  outputFiles: number;
  /** Value of NODE_OPTIONS, where the generator died without it. */
  nodeOptions?: string;
}

export interface BuildFailure {
  /** Why there are no figures, in one line. */
  failure: string;
  /** True when its time was up. */
  timedOut?: boolean;
  /** The end of what was printed. */
  output?: string;
}

export type BuildResult = ResultKey & (BuildFigures | BuildFailure);

export interface PeerFacts {
  name: string;
  title: string;
  includes: string;
  /** Absent when it could not be installed. */
  version?: string;
  /** Exact versions of the installed packages that were asked for. */
  packages?: Record<string, string>;
}

export interface Machine {
  cores: number;
  processor: string;
  memoryBytes: number;
  system: string;
  node: string;
  /** Load of the last minute when the bench started: processes that wanted a core. */
  loadAtStart: number;
}

export interface BenchReport {
  /** ISO 8601, UTC. */
  date: string;
  machine: Machine;
  /** Where the pages are from. */
  source: string;
  peers: PeerFacts[];
  results: BuildResult[];
}

export function isFailure(result: BuildResult): result is ResultKey & BuildFailure {
  return 'failure' in result;
}
