import { judgeWalks } from '../../gate/machine/judge-walks.ts';
import type { MachineVariant, MachineVerdict } from '../../gate/machine/machine-verdict.ts';
import { hasSeenEnough } from '../../gate/machine/seen-slow-downs.ts';
import { leastPairs, walkUntilSeen } from '../../gate/machine/walk-until-seen.ts';
import type { TimedWalk } from '../../gate/machine/walked-sides.ts';
import { renderDuration } from '../../protocol/duration.ts';
import { quickstartName } from '../../protocol/quickstart-name.ts';
import { isNonEmpty } from '../../statistics/non-empty.ts';
import { seededRandom } from '../../statistics/random.ts';
import type { World } from '../command.ts';
import { checkStopped, pairsTooFew, revisionNotWalked } from './errors.ts';
import type { SharedQuickstarts } from './shared-quickstarts.ts';
import { walkKey, type RevisionWalks, type ServedRevision } from './walk-revision.ts';

export interface AskedPairs {
  /** How long pairs may go on. */
  minutes: number;
}

type CheckedSide = 'base' | 'head';

interface Comparing {
  world: Pick<World, 'signal'>;
  asked: AskedPairs;
  progress: World['stdout'];
  /** As the sides are named to people. */
  names: Record<CheckedSide, string>;
  sides: Record<CheckedSide, ServedRevision>;
  shared: SharedQuickstarts;
}

type Compared = Pick<MachineVerdict, 'holds' | 'pairs' | 'seed' | 'variants'>;

/** Always the same: whoever repeats a check on the same times gets the same answer. */
const seed = 1;

/**
 * Walks both sides in turn, now this one first and now that one, and judges their times. Each is walked
 * once before anything is timed, which fills the machine's caches alike.
 *
 * @returns `broken`: why the head's docs are wrong
 * @throws MeantimeError `revision-not-walked`, `check-stopped`, `pairs-too-few`
 */
export async function comparePairs(comparing: Comparing): Promise<Compared | { broken: string }> {
  const { world, asked, progress, names, sides, shared } = comparing;
  const beganMs = performance.now();
  const kept: Record<CheckedSide, ReadonlyMap<string, TimedWalk>[]> = { base: [], head: [] };
  let broken: string | undefined;
  const walk = async (side: CheckedSide): Promise<ReadonlyMap<string, TimedWalk> | undefined> => {
    const walked = await sides[side].walk();
    if (world.signal.aborted) throw checkStopped(pairsOf(kept));
    if (walked.verdict === 'broken' && side === 'head') {
      broken = walked.failures;
      return undefined;
    }
    demandHeld(walked, shared[side], names[side]);
    return walked.walks;
  };
  const walkBoth = async (first: CheckedSide): Promise<boolean> => {
    for (const side of first === 'base'
      ? (['base', 'head'] as const)
      : (['head', 'base'] as const)) {
      const walks = await walk(side);
      if (!walks) return false;
      kept[side].push(walks);
    }
    return true;
  };
  progress.write(`Walking each of them once before anything is timed\n`);
  if (!(await walkBoth('base'))) return { broken: broken ?? '' };
  kept.base = [];
  kept.head = [];
  const pairMs: number[] = [];
  const variants = await walkUntilSeen({
    async walkPair(index) {
      const pairBeganMs = performance.now();
      if (!(await walkBoth(index % 2 === 0 ? 'base' : 'head'))) return false;
      pairMs.push(performance.now() - pairBeganMs);
      const [base, head] = [totalMs(kept.base.at(-1)), totalMs(kept.head.at(-1))];
      progress.write(
        `Pair ${index + 1}: machine time ${renderDuration(base)} and ${renderDuration(head)}\n`,
      );
      return true;
    },
    judge: () => judgeAll(shared, kept),
    hasTime: () => performance.now() - beganMs + Math.max(0, ...pairMs) < asked.minutes * 60_000,
  });
  if (broken !== undefined) return { broken };
  const pairs = pairsOf(kept);
  if (!variants) throw pairsTooFew(pairs, leastPairs, asked.minutes);
  return { holds: holdsOf(variants), pairs, seed, variants };
}

/** `null`: nothing was found, and too much would have gone unseen. */
function holdsOf(variants: readonly MachineVariant[]): boolean | null {
  if (variants.some(({ regressions }) => regressions.length > 0)) return false;
  return variants.every(hasSeenEnough) ? true : null;
}

function demandHeld(
  { verdict, failures, walks }: RevisionWalks,
  { quickstarts }: SharedQuickstarts[CheckedSide],
  name: string,
): void {
  if (verdict !== 'held') throw revisionNotWalked(name, failures);
  const unwalked = quickstarts.flatMap((quickstart) =>
    quickstart.variants
      .filter(({ id }) => !walks.has(walkKey(quickstartName(quickstart), id)))
      .map(({ id }) => `${quickstartName(quickstart)} (${id})`),
  );
  if (unwalked.length > 0) {
    throw revisionNotWalked(name, `No walkthrough of the project walks ${unwalked.join(', ')}.`);
  }
}

function judgeAll(
  { head }: SharedQuickstarts,
  kept: Record<CheckedSide, readonly ReadonlyMap<string, TimedWalk>[]>,
): MachineVariant[] {
  return head.quickstarts.flatMap((quickstart) =>
    quickstart.variants.flatMap(({ id }) => {
      const name = quickstartName(quickstart);
      const walks = (side: CheckedSide) =>
        kept[side].flatMap((walked) => {
          const found = walked.get(walkKey(name, id));
          return found ? [found] : [];
        });
      const [base, own] = [walks('base'), walks('head')];
      if (!isNonEmpty(base) || !isNonEmpty(own)) return [];
      const named = { quickstart: name, variant: id, source: quickstart.source };
      return [judgeWalks({ ...named, base, head: own }, seededRandom(seed))];
    }),
  );
}

function pairsOf({ base, head }: Record<CheckedSide, readonly unknown[]>): number {
  return Math.min(base.length, head.length);
}

function totalMs(walks: ReadonlyMap<string, TimedWalk> | undefined): number {
  return [...(walks?.values() ?? [])].flat().reduce((sum, { machineMs }) => sum + machineMs, 0);
}
