/** How one run went on: what happened, and when after its start. */
export interface Course {
  timeMs: number;
  /** `open` is censored: until `timeMs` neither of the others had happened. */
  outcome: 'reached' | 'gave-up' | 'open';
}

declare const orderedMark: unique symbol;

/** The times of courses by their outcome, each ascending; only `orderCourses` makes them. */
export interface OrderedCourses {
  readonly reachedMs: Float64Array;
  readonly gaveUpMs: Float64Array;
  readonly openMs: Float64Array;
  /** How many there are; at least one. */
  readonly length: number;
  readonly [orderedMark]: true;
}

/** @throws RangeError when there are none, and when a time is negative or not finite */
export function orderCourses(courses: Iterable<Course>): OrderedCourses {
  const times: Record<Course['outcome'], number[]> = { reached: [], 'gave-up': [], open: [] };
  for (const { timeMs, outcome } of courses) times[outcome].push(timeMs);
  return orderTimes({ reachedMs: times.reached, gaveUpMs: times['gave-up'], openMs: times.open });
}

/** The same of times that are apart by outcome already. */
export function orderTimes(
  times: Record<'reachedMs' | 'gaveUpMs' | 'openMs', readonly number[]>,
): OrderedCourses {
  const ordered = {
    reachedMs: inOrder(times.reachedMs),
    gaveUpMs: inOrder(times.gaveUpMs),
    openMs: inOrder(times.openMs),
  };
  const length = ordered.reachedMs.length + ordered.gaveUpMs.length + ordered.openMs.length;
  if (length === 0) throw new RangeError('Without a run there is nothing to order.');
  // The mark exists in the types alone; this is the one place that gives it.
  return { ...ordered, length } as OrderedCourses;
}

function inOrder(timesMs: readonly number[]): Float64Array {
  const ordered = new Float64Array(timesMs).sort(); // by value, unlike that of an array
  const [least = 0, most = 0] = [ordered[0], ordered.at(-1)];
  // NaN comes last.
  const wrong = least < 0 ? least : most;
  if (!Number.isFinite(wrong) || wrong < 0) throw new RangeError(`A run cannot take ${wrong} ms.`);
  return ordered;
}

/** All of both. */
export function joinCourses(first: OrderedCourses, second: OrderedCourses): OrderedCourses {
  const join = (of: 'reachedMs' | 'gaveUpMs' | 'openMs') => merge(first[of], second[of]);
  const joined = {
    reachedMs: join('reachedMs'),
    gaveUpMs: join('gaveUpMs'),
    openMs: join('openMs'),
  };
  // As above: what is merged in order is ordered.
  return { ...joined, length: first.length + second.length } as OrderedCourses;
}

function merge(first: Float64Array, second: Float64Array): Float64Array {
  const merged = new Float64Array(first.length + second.length);
  let a = 0;
  let b = 0;
  for (let place = 0; place < merged.length; place += 1) {
    const one = first[a] ?? Infinity;
    const other = second[b] ?? Infinity;
    if (one <= other) a += 1;
    else b += 1;
    merged[place] = Math.min(one, other);
  }
  return merged;
}
