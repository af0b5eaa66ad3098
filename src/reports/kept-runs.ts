import { reductionVersion } from './runs/packed-run.ts';
import { reduceEvents, type ReducedEvents } from './runs/reduced-events.ts';
import { RunTable } from './runs/run-table.ts';

/** How runs are reduced; what was kept by another version is made again. */
export const reduction = { version: reductionVersion, reduce: reduceEvents };

/** Where reduced runs are kept: see `Store`. */
export interface ReducedSource {
  readReduced: (
    asked: { site: string; fromMs: number; after?: string | undefined },
    how: typeof reduction,
    take: (slot: number, reduced: unknown) => void,
  ) => Promise<string>;
}

/** Above so many dead rows for each living one, what is kept is read anew. */
const mostWaste = 1;

/** Keeps the runs of one site in memory and asks a store for what changed. */
export class KeptRuns {
  readonly #source: ReducedSource;
  #kept: { site: string; fromMs: number; mark: string; table: RunTable } | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(source: ReducedSource) {
    this.#source = source;
  }

  /** The runs that landed at or after a time, and maybe more, as the store has them now. */
  since(site: string, fromMs: number): Promise<RunTable> {
    const read = this.#last.catch(() => undefined).then(() => this.#read(site, fromMs));
    this.#last = read;
    return read;
  }

  async #read(site: string, fromMs: number): Promise<RunTable> {
    const kept = this.#kept;
    const isOf = kept?.site === site && kept.fromMs <= fromMs && kept.table.waste <= mostWaste;
    const table = isOf ? kept.table : new RunTable();
    const asked = isOf ? { site, fromMs: kept.fromMs, after: kept.mark } : { site, fromMs };
    // What fails half-way is read anew.
    this.#kept = undefined;
    const mark = await this.#source.readReduced(asked, reduction, (slot, reduced) => {
      if (reduced === undefined) table.remove(slot);
      else table.put(slot, reduced as ReducedEvents); // of our own making
    });
    this.#kept = { site, fromMs: asked.fromMs, mark, table };
    return table;
  }
}
