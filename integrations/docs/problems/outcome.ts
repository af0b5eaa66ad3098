import type { MeantimeError } from '../../../src/protocol/errors.ts';

/** What was made of a page, or everything that is wrong with it: at least one problem. */
export type Outcome<Value> =
  { value: Value; problems?: never } | { value?: never; problems: readonly MeantimeError[] };

/** Both, or all that is wrong with either. */
export function bothOf<One, Other>(
  one: Outcome<One>,
  other: Outcome<Other>,
): Outcome<[One, Other]> {
  if (one.problems || other.problems) {
    return { problems: [...(one.problems ?? []), ...(other.problems ?? [])] };
  }
  return { value: [one.value, other.value] };
}
