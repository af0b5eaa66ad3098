/** A stretch of a build, in the order in which they follow each other. */
export type Phase = 'compile' | 'bundle' | 'render' | 'search' | 'other';

interface Counts {
  /** Made anew. */
  made: number;
  cached: number;
}

export interface BuildReport {
  phasesMs: Readonly<Record<Phase, number>>;
  compiled: Counts;
  rendered: Counts;
  modules: number;
  /** Links that were let be. */
  ignoredLinks: number;
}

/** Where a build's time went, and what the cache spared it; a line each. */
export function renderBuildReport({
  phasesMs,
  compiled,
  rendered,
  modules,
  ignoredLinks,
}: BuildReport): string[] {
  const phases = Object.entries(phasesMs).map(
    ([phase, ms]) => `${phase} ${(ms / 1000).toFixed(1)} s`,
  );
  const counts = [
    `compiled ${of(compiled)}`,
    `rendered ${of(rendered)}`,
    ...(ignoredLinks === 0
      ? []
      : [`let ${ignoredLinks} ${ignoredLinks === 1 ? 'link' : 'links'} be`]),
    ...(modules === 0 ? [] : [`${modules} as ${modules === 1 ? 'a module' : 'modules'}`]),
  ];
  return [phases.join(' · '), counts.join(', ')];
}

function of({ made, cached }: Counts): string {
  const spared = cached === 0 ? '' : ` (${cached} from the cache)`;
  return `${made} ${made === 1 ? 'page' : 'pages'}${spared}`;
}

/** Tells how long each phase took. Whatever is not inside one is `other`. */
export class PhaseClock {
  readonly #now: () => number;
  readonly #startMs: number;
  readonly #open = new Map<Phase, number>();
  readonly #tookMs = new Map<Phase, number>();

  /** @param now milliseconds on a clock that never goes back */
  constructor(now: () => number) {
    this.#now = now;
    this.#startMs = now();
  }

  start(phase: Phase): void {
    this.#open.set(phase, this.#now());
  }

  stop(phase: Phase): void {
    const start = this.#open.get(phase);
    if (start === undefined) return;
    this.#open.delete(phase);
    this.#tookMs.set(phase, this.took(phase) + this.#now() - start);
  }

  took(phase: Phase): number {
    return this.#tookMs.get(phase) ?? 0;
  }

  read(): Record<Phase, number> {
    const [compile, bundle, render, search] = (
      ['compile', 'bundle', 'render', 'search'] as const
    ).map((phase) => this.took(phase)) as [number, number, number, number]; // as many as were asked for
    const other = this.#now() - this.#startMs - compile - bundle - render - search;
    return { compile, bundle, render, search, other: Math.max(other, 0) };
  }
}
