import {
  isAction,
  isActive,
  type Ask,
  type BuiltStep,
  type PlacedAsk,
  type StepAsks,
} from './ask.ts';
import type { AskChange } from './ask-change.ts';
import { changesOfTexts } from './changes-of-texts.ts';
import { changesOfSwitches } from './changes-of-switches.ts';
import { pairAsks, type AskPairs } from './pair-asks.ts';
import { pairSteps } from './pair-steps.ts';
import type { ShownPlace } from './shown-in.ts';

/** What a variant asks for or measures: as it was built, and as it was accepted. */
export interface AsksToCompare {
  built: readonly BuiltStep[];
  accepted: readonly StepAsks[];
  /** Where the page shows what it asks no more; undefined where it does not. */
  shownAt: (ask: Ask) => ShownPlace | undefined;
}

/** What the page asks for beyond what was accepted, then what is measured no more; in page order. */
export function compareAsks({ built, accepted, shownAt }: AsksToCompare): AskChange[] {
  const pairs = pairAsks(
    built.flatMap(({ asks }) => asks),
    accepted.flatMap(({ asks }) => asks),
  );
  const steps = pairSteps(built, accepted);
  const added = built.filter((step) => isAddedStep(step, steps.has(step), pairs));
  const others = built.filter((step) => !added.includes(step));
  const more = [
    ...added.map(stepChange),
    ...others.flatMap(({ asks }) => asks.flatMap((ask) => moreOf(ask, pairs))),
    ...changesOfTexts(built, accepted, steps),
  ];
  const less = [
    ...built.flatMap((step) => step.asks.flatMap((ask) => lessCompared(ask, step, pairs))),
    ...built.flatMap((step) => step.asks.flatMap((ask) => otherEnd(ask, pairs))),
    ...pairs.gone.filter(isAction).map((ask) => {
      const shown = shownAt(ask);
      const line = shown?.line ?? lineOfLost(ask, built, accepted, steps);
      return lostChange(ask, line, shown?.where);
    }),
  ];
  // Whoever does more goes there more often as well.
  const hasMoreToDo = more.some(({ what }) => what !== 'text' && what !== 'section');
  const switches = hasMoreToDo ? [] : changesOfSwitches(built, accepted, steps);
  return [...inPageOrder([...more, ...switches]), ...inPageOrder(less)];
}

/** Nothing that is to be done in it was asked before, wherever. */
function isAddedStep(step: BuiltStep, isKnown: boolean, pairs: AskPairs): boolean {
  if (isKnown || !isActive(step)) return false;
  return step.asks.filter(isAction).every((ask) => pairs.isMore(ask) && !pairs.insteadOf(ask));
}

function stepChange({ title, asks, line }: BuiltStep): AskChange {
  const done = asks.filter(({ what }) => what !== 'text');
  return {
    ...{ kind: 'more', what: 'step', text: title },
    ...(line !== undefined && { line }),
    asks: done.map(({ what, text }) => ({ what, text })),
  };
}

function moreOf(ask: PlacedAsk, pairs: AskPairs): AskChange[] {
  const { what, text, line, ms = 0, keys = 0 } = ask;
  if (what === 'text') return [];
  const place = line === undefined ? {} : { line };
  const before = pairs.acceptedFor(ask);
  if (before) {
    const { ms: wasMs = 0, keys: wasKeys = 0 } = before;
    const more: AskChange = { kind: 'more', what, text, ...place };
    return [
      ...(ms > wasMs ? [{ ...more, amount: { ms, wasMs } }] : []),
      ...(keys > wasKeys ? [{ ...more, amount: { keys, wasKeys } }] : []),
    ];
  }
  if (!pairs.isMore(ask)) return [];
  const instead = pairs.insteadOf(ask);
  return [{ kind: 'more', what, text, ...place, ...(instead && { instead: instead.text }) }];
}

function lessCompared(ask: PlacedAsk, step: BuiltStep, pairs: AskPairs): AskChange[] {
  const { text, line, lines = 0 } = ask;
  const before = pairs.acceptedFor(ask) ?? pairs.insteadOf(ask);
  const wasLines = before?.lines ?? 0;
  // Of several commands in a block the last has the output, which may be another than it was.
  const hasPassedOn = step.asks.some(
    (other) => other !== ask && (other.lines ?? 0) > (pairs.acceptedFor(other)?.lines ?? 0),
  );
  if (lines >= wasLines || hasPassedOn) return [];
  return [
    {
      ...{ kind: 'less', what: 'output', text },
      ...(line !== undefined && { line }),
      amount: { lines, wasLines },
    },
  ];
}

/** What may fail that had to work is measured less, and so is what had to fail and may work. */
function otherEnd(ask: PlacedAsk, pairs: AskPairs): AskChange[] {
  const before = pairs.acceptedFor(ask) ?? pairs.insteadOf(ask);
  const { what, text, line, fails = 'no' } = ask;
  const wasFails = before?.fails ?? 'no';
  if (!before || fails === wasFails) return [];
  const place = line === undefined ? {} : { line };
  return [{ kind: 'less', what, text, ...place, amount: { fails, wasFails } }];
}

function lostChange(
  { what, text }: Ask,
  line: number | undefined,
  where: ShownPlace['where'] | undefined,
): AskChange {
  return {
    ...{ kind: 'less', what, text },
    ...(line !== undefined && { line }),
    ...(where && { shownIn: where }),
  };
}

/** Its step, else the step that stands before where it was. */
function lineOfLost(
  ask: Ask,
  built: readonly BuiltStep[],
  accepted: readonly StepAsks[],
  steps: ReadonlyMap<BuiltStep, StepAsks>,
): number | undefined {
  const home = accepted.findIndex(({ asks }) => asks.includes(ask));
  const until = new Set(accepted.slice(0, home + 1));
  const step = built.findLast((one) => until.has(steps.get(one) ?? one)) ?? built[0];
  return step?.line;
}

function inPageOrder(changes: readonly AskChange[]): AskChange[] {
  return changes.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
}
