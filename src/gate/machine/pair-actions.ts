import type { TimedAction, TimedWalk } from './walked-sides.ts';

/** An action with its places in the walks of both sides; absent where a side has none. */
export interface PairedAction {
  /** As the head has it, else as the base had it. */
  action: TimedAction;
  base?: number;
  head?: number;
}

/**
 * Which action of the head is which of the base: the longest row of actions that ask for the same, and
 * between those the ones of a kind in their order, since a command may have been edited.
 */
export function pairActions(base: TimedWalk, head: TimedWalk): PairedAction[] {
  const pairs: PairedAction[] = [];
  let [fromBase, fromHead] = [0, 0];
  for (const same of [...longestCommon(base, head), { base: base.length, head: head.length }]) {
    pairs.push(
      ...pairGap(
        range(fromBase, same.base).map((index) => ({ index, action: base[index] })),
        range(fromHead, same.head).map((index) => ({ index, action: head[index] })),
      ),
    );
    const action = head[same.head];
    if (action) pairs.push({ action, ...same });
    [fromBase, fromHead] = [same.base + 1, same.head + 1];
  }
  return pairs;
}

interface Placed {
  index: number;
  action: TimedAction | undefined;
}

function pairGap(base: readonly Placed[], head: readonly Placed[]): PairedAction[] {
  const left = [...base];
  const paired = head.flatMap(({ index, action }): PairedAction[] => {
    if (!action) return [];
    const at = left.findIndex((other) => other.action?.kind === action.kind);
    const [counterpart] = at < 0 ? [] : left.splice(at, 1);
    return [{ action, head: index, ...(counterpart && { base: counterpart.index }) }];
  });
  const removed = left.flatMap(({ index, action }): PairedAction[] =>
    action ? [{ action, base: index }] : [],
  );
  return [...paired, ...removed];
}

/** Places of the longest row that both have, in order. */
function longestCommon(base: TimedWalk, head: TimedWalk): { base: number; head: number }[] {
  const lengths = Array.from({ length: base.length + 1 }, () =>
    new Array<number>(head.length + 1).fill(0),
  );
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = base.length - 1; i >= 0; i -= 1) {
    for (let j = head.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] ?? [];
      row[j] = isSame(base[i], head[j])
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const common: { base: number; head: number }[] = [];
  for (let [i, j] = [0, 0]; i < base.length && j < head.length;) {
    if (isSame(base[i], head[j])) common.push({ base: i++, head: j++ });
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return common;
}

function isSame(one: TimedAction | undefined, other: TimedAction | undefined): boolean {
  return one?.kind === other?.kind && one?.text === other?.text;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
