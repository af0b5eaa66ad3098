import { describe, expect, it } from 'vitest';
import type { TimedAction } from '../../../src/gate/machine/walked-sides.ts';
import { judgeWalks } from '../../../src/gate/machine/judge-walks.ts';
import type { MachineVerdict } from '../../../src/gate/machine/machine-verdict.ts';
import {
  renderMachineAnnotations,
  renderMachineSummary,
  renderMachineText,
} from '../../../src/gate/render/render-machine.ts';
import { seededRandom } from '../../../src/statistics/random.ts';
import { acceptedActions, act, changed, walked } from './walked-pages.ts';

function verdictOn(head: readonly TimedAction[], options = {}): MachineVerdict {
  const variant = judgeWalks(walked(head, options), seededRandom(1));
  const holds = variant.regressions.length === 0;
  const commits = { base: 'b'.repeat(40), head: 'a'.repeat(40) };
  return { v: 1, holds, ...commits, pairs: 5, seed: 1, variants: [variant], unmatched: [] };
}

const counts = acceptedActions[0]?.counts ?? { packages: 0, files: 0, bytes: 0, requests: 0 };
const later = acceptedActions.slice(1);

/** What costs a machine more, and the line that is blamed. */
const planted: Record<string, [head: readonly TimedAction[], blamed: number]> = {
  'a sleep of 20 s in a program': [changed({ 2: { machineMs: 28_000 } }), 30],
  'a server that takes 7 s more to get ready': [changed({ 3: { machineMs: 8_200 } }), 40],
  'a page that takes 8 s to open': [changed({ 4: { machineMs: 8_600 } }), 50],
  'a saved file that takes a minute': [changed({ 1: { machineMs: 60_000 } }), 20],
  'an installation that takes twice as long': [changed({ 0: { machineMs: 28_000 } }), 10],
  'a build that takes 80 % longer': [changed({ 2: { machineMs: 14_400 } }), 30],
  'a command that was edited and takes longer': [
    changed({ 2: { text: 'node build.mjs --all', machineMs: 20_000 } }),
    30,
  ],
  'another command that takes 20 s': [
    [...acceptedActions.slice(0, 3), act('run', 'npm test', 20_000), ...acceptedActions.slice(3)],
    40,
  ],
  'a little more in every command': [
    acceptedActions.map((action) => ({ ...action, machineMs: action.machineMs * 1.25 + 2_500 })),
    10,
  ],
  'a dependency tree that doubled': [changed({ 0: { counts: { ...counts, packages: 120 } } }), 10],
  'twice as many files': [changed({ 0: { counts: { ...counts, files: 8_000 } } }), 10],
  'twice as many bytes': [changed({ 0: { counts: { ...counts, bytes: 60_000_000 } } }), 10],
  'a build that leaves hundreds of files': [
    changed({ 2: { counts: { packages: 0, files: 700, bytes: 400_000, requests: 0 } } }),
    30,
  ],
  'a page that asks for forty things': [
    changed({ 4: { counts: { packages: 0, files: 0, bytes: 0, requests: 40 } } }),
    50,
  ],
  'an installation that was edited and brings three times as much': [
    changed({ 0: { text: 'npm install tool @tool/all', counts: { ...counts, packages: 190 } } }),
    10,
  ],
  'another installation': [
    [
      ...acceptedActions.slice(0, 1),
      act('run', 'npm install more', 2_000, { packages: 40, files: 900, bytes: 3_000_000 }),
      ...later,
    ],
    20,
  ],
};

describe('what costs a machine more', () => {
  it.each(Object.entries(planted))('%s', (_, [head, line]) => {
    const verdict = verdictOn(head);
    const regressions = verdict.variants.flatMap((variant) => variant.regressions);
    expect(regressions).not.toEqual([]);
    expect(regressions.map(({ blamed }) => blamed[0]?.line)).toContain(line);
    const text = renderMachineText(verdict);
    expect(text).toContain(`content/quickstart.mdx:${line} step "`);
    expect(text).toContain('The gate fails');
    expect(renderMachineAnnotations(verdict, '')).toContain(
      `::error file=content/quickstart.mdx,line=${line},`,
    );
    expect(renderMachineSummary(verdict)).toContain('## Waiting for machines: fails');
  });

  it('is told like this', () => {
    const both = changed({
      0: { counts: { ...counts, packages: 120 } },
      2: { machineMs: 28_000 },
    });
    expect(renderMachineText(verdictOn(both))).toMatchSnapshot();
  });
});

/** What changes nothing for a machine, or by too little to stop for. */
const harmless: Record<string, readonly TimedAction[]> = {
  'the same page': acceptedActions,
  'a step that is renamed': acceptedActions.map((one) => ({ ...one, step: 'Another' })),
  'a program with a comment': changed({
    1: { counts: { packages: 0, files: 1, bytes: 340, requests: 0 } },
  }),
  'a program that was reformatted': changed({
    1: { counts: { packages: 0, files: 1, bytes: 900, requests: 0 } },
  }),
  'a package that brings a few files more': changed({ 0: { counts: { ...counts, files: 4_030 } } }),
  'a package that brings another package': changed({ 0: { counts: { ...counts, packages: 62 } } }),
  'a command in other words': changed({ 2: { text: 'node ./build.mjs' } }),
  'a server that takes 2 s more': changed({ 3: { machineMs: 3_200 } }),
  'a build that takes 10 % longer': changed({ 2: { machineMs: 8_800 } }),
  'a faster build': changed({ 2: { machineMs: 3_000 } }),
  'a smaller tree': changed({ 0: { counts: { ...counts, packages: 20, files: 900 } } }),
  'a page with two requests more': changed({
    4: { counts: { packages: 0, files: 0, bytes: 0, requests: 14 } },
  }),
  'a command that is gone': acceptedActions.slice(0, 4),
  'an action that is moved': [
    ...acceptedActions.slice(0, 2),
    ...acceptedActions.slice(2).reverse(),
  ],
  'files that another command makes': changed({
    0: { counts: { ...counts, files: 3_000 } },
    2: { counts: { packages: 0, files: 1_020, bytes: 400_000, requests: 0 } },
  }),
  'walks without counts': acceptedActions.map((action) => {
    const uncounted = { ...action };
    delete uncounted.counts;
    return uncounted;
  }),
};

describe('what a machine does not feel', () => {
  it.each(Object.entries(harmless))('%s', (_, head) => {
    for (const seed of [1, 2]) {
      const verdict = verdictOn(head, { seed });
      expect(verdict.variants.flatMap(({ regressions }) => regressions)).toEqual([]);
      expect(renderMachineAnnotations(verdict, '')).not.toContain('::error');
    }
  });

  it('is no reason to fail, and is told where it may be something', () => {
    const verdict = verdictOn(changed({ 2: { machineMs: 9_900 } }), { noise: 0.02 });
    const [{ regressions, warnings } = { regressions: [], warnings: [] }] = verdict.variants;
    expect(regressions).toEqual([]);
    expect(warnings.length).toBeGreaterThan(0);
    expect(renderMachineAnnotations(verdict, '')).toContain('::warning');
  });

  it('is not said to hold at a noise that hides it', () => {
    const [variant] = verdictOn(acceptedActions, { noise: 0.5 }).variants;
    expect(variant?.seen[0].found).toBeLessThan(0.7);
  });
});
