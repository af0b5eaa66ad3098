import { countKinds, type CountKind } from '../../protocol/machine-counts.ts';
import type { NonEmpty } from '../../statistics/non-empty.ts';
import type { Random } from '../../statistics/random.ts';
import { judgeCount } from './judge-counts.ts';
import { isTested, judgeTimes, medianOf, type TimedSides } from './judge-times.ts';
import type { BlamedAction, MachineChange, MachineVariant } from './machine-verdict.ts';
import { pairActions, type PairedAction } from './pair-actions.ts';
import { seenSlowDowns } from './seen-slow-downs.ts';
import type { TimedAction, TimedWalk, WalkedSides } from './walked-sides.ts';

/** Of the actions of a walk those are blamed that made so much of its difference. */
const leastBlamed = 0.2;
const mostBlamed = 3;

/** Judges the waiting and the counts of one variant that was walked at two revisions. */
export function judgeWalks(sides: WalkedSides, random: Random): MachineVariant {
  const pairs = pairActions(sides.base[0], sides.head[0]);
  const both = pairs.filter(({ base, head }) => base !== undefined && head !== undefined);
  const whole = sidesOf(sides, sumOf);
  const single = both.map((pair) => timesOf(sides, pair));
  const [wholeJudged, ...judged] = judgeTimes([whole, ...single]);
  const changes = judged.flatMap(({ verdict, baseMs, headMs, p }, index): JudgedChange[] => {
    const pair = both[index];
    if (verdict === 'holds' || !pair) return [];
    const [was, now] = [baseMs, headMs];
    const blamed = [blame(pair.action, was, now)];
    return [{ verdict, change: { what: 'time', of: 'action', was, now, p, blamed } }];
  });
  // The walk as a whole says nothing that an action has not said.
  if (wholeJudged && wholeJudged.verdict !== 'holds' && !hasOne(changes, wholeJudged.verdict)) {
    const { verdict, baseMs: was, headMs: now, p } = wholeJudged;
    const blamed = mostOf(
      pairs.map((pair) => blamedTime(sides, pair)),
      now - was,
    );
    changes.push({ verdict, change: { what: 'time', of: 'walk', was, now, p, blamed } });
  }
  const tests = [whole, ...single].filter(isTested).length;
  return {
    quickstart: sides.quickstart,
    variant: sides.variant,
    source: sides.source,
    baseMs: wholeJudged?.baseMs ?? 0,
    headMs: wholeJudged?.headMs ?? 0,
    ...seenSlowDowns({ whole, single, tests, random }),
    regressions: [
      ...changes.flatMap(({ verdict, change }) => (verdict === 'slower' ? [change] : [])),
      ...countKinds.flatMap((what) => changesOfCount(what, sides, pairs)),
    ],
    warnings: changes.flatMap(({ verdict, change }) => (verdict === 'perhaps' ? [change] : [])),
  };
}

interface JudgedChange {
  verdict: 'slower' | 'perhaps';
  change: MachineChange;
}

function hasOne(changes: readonly JudgedChange[], verdict: 'slower' | 'perhaps'): boolean {
  return changes.some((one) => one.verdict === 'slower' || one.verdict === verdict);
}

function changesOfCount(
  what: CountKind,
  sides: WalkedSides,
  pairs: readonly PairedAction[],
): MachineChange[] {
  // Counts that a walk lacks were not taken; nothing is said of them.
  const isCounted = [...sides.base, ...sides.head].every((walk) =>
    walk.some(({ counts }) => counts !== undefined),
  );
  if (!isCounted) return [];
  const countOf = (action: TimedAction | undefined) => action?.counts?.[what] ?? 0;
  const judged = pairs.map((pair) => {
    const { was, now, verdict } = judgeCount(what, {
      base: mapped(sides.base, (walk) => countOf(at(walk, pair.base))),
      head: mapped(sides.head, (walk) => countOf(at(walk, pair.head))),
    });
    return { verdict, blamed: blame(pair.action, was, now) };
  });
  const whole = judgeCount(
    what,
    sidesOf(sides, (walk) => walk.reduce((sum, action) => sum + countOf(action), 0)),
  );
  const { was, now } = whole;
  const more = judged.filter(({ verdict }) => verdict === 'more').map(({ blamed }) => blamed);
  // What another action leaves no more pays for it: the same files, made elsewhere on the page.
  if (now <= was) return [];
  if (more.length > 0) {
    return more.map((one) => ({ what, of: 'action', was: one.was, now: one.now, blamed: [one] }));
  }
  if (whole.verdict !== 'more') return [];
  const blamed = mostOf(
    judged.map((one) => one.blamed),
    now - was,
  );
  return [{ what, of: 'walk', was, now, blamed }];
}

/** Those that made most of a difference, most first. */
function mostOf(blamed: readonly BlamedAction[], difference: number): BlamedAction[] {
  return blamed
    .filter(({ was, now }) => now - was >= leastBlamed * difference)
    .toSorted((left, right) => right.now - right.was - (left.now - left.was))
    .slice(0, mostBlamed);
}

function blamedTime(sides: WalkedSides, pair: PairedAction): BlamedAction {
  const { base, head } = timesOf(sides, pair);
  return blame(pair.action, Math.round(medianOf(base)), Math.round(medianOf(head)));
}

function blame({ step, kind, text, line }: TimedAction, was: number, now: number): BlamedAction {
  return { step, kind, text, ...(line !== undefined && { line }), was, now };
}

function timesOf(sides: WalkedSides, { base, head }: PairedAction): TimedSides {
  return {
    base: mapped(sides.base, (walk) => at(walk, base)?.machineMs ?? 0),
    head: mapped(sides.head, (walk) => at(walk, head)?.machineMs ?? 0),
  };
}

function at(walk: TimedWalk, index: number | undefined): TimedAction | undefined {
  return index === undefined ? undefined : walk[index];
}

function sidesOf(sides: WalkedSides, valueOf: (walk: TimedWalk) => number): TimedSides {
  return { base: mapped(sides.base, valueOf), head: mapped(sides.head, valueOf) };
}

function sumOf(walk: TimedWalk): number {
  return walk.reduce((sum, { machineMs }) => sum + machineMs, 0);
}

function mapped<T>(values: NonEmpty<T>, valueOf: (value: T) => number): NonEmpty<number> {
  const [first, ...rest] = values;
  return [valueOf(first), ...rest.map(valueOf)];
}
