import type { MeantimeError } from '../../../src/protocol/errors.ts';

/** Thrown where a page cannot become what it should: everything found wrong with it, at least one. */
export class PageProblems extends Error {
  override readonly name = 'PageProblems';
  readonly problems: readonly MeantimeError[];

  constructor(problems: readonly MeantimeError[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.problems = problems;
  }

  /** All that was thrown for one page; what is no problem of a page is thrown as it is. */
  static of(thrown: readonly unknown[]): unknown {
    const other = thrown.find((one) => !(one instanceof PageProblems));
    if (other !== undefined) return other;
    return new PageProblems(
      thrown.flatMap((one) => (one instanceof PageProblems ? one.problems : [])),
    );
  }
}

/** Does both, whatever is wrong with the other. @throws PageProblems all of it */
export async function bothOf<T, U>(
  one: () => T | Promise<T>,
  other: () => U | Promise<U>,
): Promise<[T, U]> {
  const results = await Promise.allSettled([(async () => one())(), (async () => other())()]);
  const [first, second] = results;
  if (first.status === 'fulfilled' && second.status === 'fulfilled')
    return [first.value, second.value];
  const thrown = results.flatMap((result): unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  throw PageProblems.of(thrown);
}
