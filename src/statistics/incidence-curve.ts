/** From `timeMs` on, until the next jump, `share` of all starters have reached it. */
export interface Jump {
  timeMs: number;
  share: number;
  standardError: number;
  /** Courses that were not censored before `timeMs`. */
  known: number;
}

/**
 * A cumulative incidence: its jumps, ascending. Before the first the share is 0; after the last
 * observed time it is not known, and users of the curve carry the last one on.
 */
export class IncidenceCurve implements Iterable<Jump> {
  /** In columns, since there may be a million. */
  readonly #columns: Readonly<Record<keyof Jump, Float64Array>>;
  readonly length: number;

  /** @param jumps their first `length` of each column are the curve's; ascending */
  constructor(jumps: Readonly<Record<keyof Jump, Float64Array>>, length: number) {
    this.#columns = jumps;
    this.length = length;
  }

  /** The jump of this place; undefined where there is none. */
  at(index: number): Jump | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const { timeMs, share, standardError, known } = this.#columns;
    return {
      timeMs: timeMs[index] ?? NaN,
      share: share[index] ?? NaN,
      standardError: standardError[index] ?? NaN,
      known: known[index] ?? NaN,
    };
  }

  *[Symbol.iterator](): Iterator<Jump> {
    for (let index = 0; index < this.length; index += 1) {
      const jump = this.at(index);
      if (jump) yield jump;
    }
  }

  /**
   * The jump that the curve stands on at `timeMs`; undefined before the first, where the share is 0.
   * Right-continuous: a jump at exactly `timeMs` counts. After the last the curve is carried on flat.
   */
  atTime(timeMs: number): Jump | undefined {
    const { timeMs: times } = this.#columns;
    return this.at(this.#first((index) => (times[index] ?? Infinity) > timeMs) - 1);
  }

  /** The last jump before `timeMs`. */
  before(timeMs: number): Jump | undefined {
    const { timeMs: times } = this.#columns;
    return this.at(this.#first((index) => (times[index] ?? Infinity) >= timeMs) - 1);
  }

  /** The first jump after which at least `share` have reached it; undefined where so many never do. */
  atShare(share: number): Jump | undefined {
    const { share: shares } = this.#columns;
    return this.at(this.#first((index) => (shares[index] ?? Infinity) >= share));
  }

  /** The first index from which on something holds; `length` where it never does. */
  #first(holds: (index: number) => boolean): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
