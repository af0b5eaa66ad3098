import type { MachineCounts } from '../../../src/protocol/machine-counts.ts';
import type {
  TimedAction,
  TimedWalk,
  WalkedSides,
} from '../../../src/gate/machine/walked-sides.ts';
import { drawNormal } from '../../../src/statistics/draw-normal.ts';
import { seededRandom } from '../../../src/statistics/random.ts';

const none: MachineCounts = { packages: 0, files: 0, bytes: 0, requests: 0 };

/** An action of a page, on the line of its place among them, with what it takes on average. */
export function act(
  kind: TimedAction['kind'],
  text: string,
  machineMs: number,
  counts: Partial<MachineCounts> = {},
): TimedAction {
  return { step: `Step of ${text}`, kind, text, machineMs, counts: { ...none, ...counts } };
}

/** A quickstart as it was accepted: an installation, a program, a build, a server, a page. */
export const acceptedActions: readonly TimedAction[] = [
  act('run', 'npm install tool', 14_000, { packages: 60, files: 4_000, bytes: 30_000_000 }),
  act('save', 'build.mjs', 10, { files: 1, bytes: 300 }),
  act('run', 'node build.mjs', 8_000, { files: 20, bytes: 400_000 }),
  act('run', 'node serve.mjs', 1_200),
  act('open', 'http://localhost:3000', 600, { requests: 12 }),
];

/** Both sides, walked so often at this noise; lines are counted in tens from 10. */
export function walked(
  head: readonly TimedAction[],
  { pairs = 5, noise = 0.08, seed = 11, base = acceptedActions } = {},
): WalkedSides {
  const random = seededRandom(seed);
  const walk = (actions: readonly TimedAction[]): TimedWalk =>
    actions.map((action, index) => ({
      ...action,
      line: 10 * (index + 1),
      machineMs: action.machineMs * Math.exp(noise * drawNormal(random)),
    }));
  const walks = (actions: readonly TimedAction[]): [TimedWalk, ...TimedWalk[]] => [
    walk(actions),
    ...Array.from({ length: pairs - 1 }, () => walk(actions)),
  ];
  return {
    ...{ quickstart: 'quickstart', variant: 'default', source: 'content/quickstart.mdx' },
    ...{ base: walks(base), head: walks(head) },
  };
}

/** The accepted actions with some changed, by index. */
export function changed(changes: Record<number, Partial<TimedAction>>): TimedAction[] {
  return acceptedActions.map((action, index) => {
    const { counts, ...rest } = changes[index] ?? {};
    return { ...action, ...rest, counts: { ...none, ...action.counts, ...counts } };
  });
}
