import { describe, expect, it, test } from 'vitest';
import { baselineOf, type Baseline } from '../../../src/gate/baseline/baseline.ts';
import { parseBaseline } from '../../../src/gate/baseline/parse-baseline.ts';
import { renderBaseline } from '../../../src/gate/baseline/render-baseline.ts';
import { compare } from '../../../src/gate/compare.ts';
import { buildManifest, buildStep, run } from './build-manifest.ts';
import { randomManifest, seededRandom } from './random-manifest.ts';

/** A page of so many letters, at 55 ms each. */
function reading(letters: number, budgetMs?: number) {
  const steps = [buildStep('Read', { letters })];
  return buildManifest({ steps, ...(budgetMs === undefined ? {} : { budgetMs }) });
}

function baselineOfMs(humanMs: number): Baseline {
  const baseline = baselineOf(reading(1));
  const variant = baseline.quickstarts[0]?.variants[0];
  return {
    ...baseline,
    quickstarts: [
      {
        ...{ id: 'quickstart', source: 'content/quickstart.mdx', goal: 'Hello, world!' },
        variants: [{ id: 'default', steps: variant?.steps ?? [], humanMs }],
      },
    ],
  };
}

describe('the tolerance', () => {
  it.each<[baselineMs: number, humanMs: number, holds: boolean]>([
    // 5 s where the page is short
    [10_400, 15_400, true],
    [10_399, 15_400, false],
    [0, 4_950, true],
    [0, 5_005, false],
    // 5 % where it is long: 10004.8 ms and 10004.75 ms, of which whole ms count
    [200_096, 210_100, true],
    [200_095, 210_100, false],
    // both are the same at 100 s
    [100_025, 105_050, false],
    [100_050, 105_050, true],
    [210_100, 55, true],
  ])('from %d ms to %d ms holds: %s', (baselineMs, humanMs, holds) => {
    const verdict = compare(reading(humanMs / 55), baselineOfMs(baselineMs));
    expect(verdict.variants[0]?.humanMs).toBe(humanMs);
    expect(verdict.holds).toBe(holds);
  });
});

test('the languages of a quickstart are held each to its own time', () => {
  const [english, german] = [reading(100), reading(1_000)];
  const inGerman = german.quickstarts.map((one) => ({ ...one, locale: 'de' }));
  const before = { ...english, quickstarts: [...english.quickstarts, ...inGerman] };
  const slower = reading(1_200).quickstarts.map((one) => ({ ...one, locale: 'de' }));
  const after = { ...english, quickstarts: [...english.quickstarts, ...slower] };
  const verdict = compare(after, baselineOf(before));
  expect(
    verdict.variants.map(({ quickstart, slower: isSlower }) => [quickstart, isSlower]),
  ).toEqual([
    ['quickstart', false],
    ['quickstart (de)', true],
  ]);
});

describe('the budget', () => {
  it.each<[budgetMs: number, holds: boolean]>([
    [5_501, true],
    [5_500, true],
    [5_499, false],
    [0, false],
  ])('of %d ms, for a page of 5500 ms, holds: %s', (budgetMs, holds) => {
    const manifest = reading(100, budgetMs);
    const verdict = compare(manifest, baselineOf(manifest));
    expect(verdict.holds).toBe(holds);
    expect(verdict.variants[0]).toMatchObject({ slower: false, overBudget: !holds });
  });

  it('is enforced where there is no baseline yet', () => {
    const verdict = compare(reading(100, 5_499), baselineOf(buildManifest()));
    expect(verdict.holds).toBe(false);
    expect(verdict.notices).toEqual([
      {
        kind: 'new',
        quickstart: 'quickstart',
        variant: 'default',
        source: 'content/quickstart.mdx',
      },
    ]);
  });
});

describe('the changes', () => {
  it('puts the worst step first and counts what changed', () => {
    const before = buildManifest({
      steps: [
        buildStep('Install', { letters: 10, actions: [run('npm install')] }),
        buildStep('Read', { letters: 900 }),
        buildStep('Run', { actions: [run('node a.mjs')] }),
      ],
    });
    const now = buildManifest({
      steps: [
        buildStep('Install', { letters: 52, actions: [run('npm install'), run('npm fund')] }),
        buildStep('Read', { letters: 100 }),
        buildStep('Run', { codeLines: [4], actions: [run('node a.mjs')] }),
      ],
    });
    const [variant] = compare(now, baselineOf(before)).variants;
    expect(variant?.changes).toEqual([
      {
        id: 'run',
        title: 'Run',
        line: 31,
        fate: 'kept',
        deltaMs: 28_800,
        causes: [{ what: 'code', count: 4, ms: 28_800 }],
      },
      {
        id: 'install',
        title: 'Install',
        line: 31,
        fate: 'kept',
        deltaMs: 12_250,
        causes: [
          { what: 'command', count: 1, ms: 9_940 },
          { what: 'prose', count: 42, ms: 2_310 },
        ],
      },
      {
        id: 'read',
        title: 'Read',
        line: 31,
        fate: 'kept',
        deltaMs: -44_000,
        causes: [{ what: 'prose', count: -800, ms: -44_000 }],
      },
    ]);
  });

  it('adds up to the difference of the totals', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 100; round += 1) {
      const baseline = baselineOf(randomManifest(random));
      for (const variant of compare(randomManifest(random), baseline).variants) {
        if (!variant.baseline) continue;
        const deltas = variant.changes.map(({ deltaMs }) => deltaMs);
        expect(sum(deltas)).toBe(variant.humanMs - variant.baseline.humanMs);
        for (const { deltaMs, causes } of variant.changes) {
          expect(sum(causes.map(({ ms }) => ms))).toBe(deltaMs);
        }
      }
    }
  });
});

describe('a baseline of other steps', () => {
  const before = buildManifest({
    steps: [buildStep('Install', { letters: 100 }), buildStep('Sign up', { letters: 40 })],
  });

  it('compares the steps on both sides and names the others', () => {
    const now = buildManifest({
      steps: [buildStep('Install', { letters: 110 }), buildStep('Log in', { letters: 20 })],
    });
    const verdict = compare(now, baselineOf(before));
    expect(verdict.holds).toBe(true);
    expect(
      verdict.variants[0]?.changes.map(({ id, fate, deltaMs }) => [id, fate, deltaMs]),
    ).toEqual([
      ['log-in', 'added', 1_100],
      ['install', 'kept', 550],
      ['sign-up', 'removed', -2_200],
    ]);
  });

  it('lets the total decide', () => {
    const now = buildManifest({ steps: [buildStep('All in one', { letters: 231 })] });
    expect(compare(now, baselineOf(before)).holds).toBe(false);
    const shorter = buildManifest({ steps: [buildStep('All in one', { letters: 230 })] });
    expect(compare(shorter, baselineOf(before)).holds).toBe(true);
  });
});

describe('what is on one side only', () => {
  it('is measured no more: a quickstart, and with it all of its variants', () => {
    const verdict = compare(buildManifest(), baselineOf(reading(10)));
    expect(verdict).toMatchObject({
      holds: false,
      variants: [],
      gone: [
        {
          quickstart: 'quickstart',
          variant: 'default',
          source: 'content/quickstart.mdx',
          line: 1,
          isLast: true,
        },
      ],
      notices: [{ kind: 'no-quickstarts' }],
    });
  });

  it('does not mistake one variant for another', () => {
    const steps = (command: string) => [buildStep('Install', { actions: [run(command)] })];
    const before = buildManifest({
      variants: { npm: steps('npm install'), pnpm: steps('pnpm i') },
    });
    const now = buildManifest({ variants: { npm: steps('npm install'), yarn: steps('yarn') } });
    const verdict = compare(now, baselineOf(before));
    expect(verdict.holds).toBe(false);
    expect(verdict.variants.map(({ variant, asks }) => [variant, asks])).toEqual([
      ['npm', []],
      ['yarn', [{ kind: 'more', what: 'variant', text: 'yarn', line: 31 }]],
    ]);
    expect(verdict.gone).toMatchObject([{ variant: 'pnpm', line: 31, isLast: false }]);
  });

  it('knows a variant by what is to be done in it, whatever its name', () => {
    const steps = [buildStep('Install', { actions: [run('npm install')] })];
    const before = buildManifest({ variants: { npm: steps } });
    const verdict = compare(buildManifest({ variants: { 'with-npm': steps } }), baselineOf(before));
    expect(verdict).toMatchObject({ holds: true, gone: [], notices: [] });
    expect(verdict.variants[0]?.baseline?.humanMs).toBe(before.quickstarts[0]?.variants[0].humanMs);
  });
});

describe('times of another model', () => {
  const manifest = reading(100);

  it.each([
    { ...manifest.model, name: 'newcomer-2' },
    { ...manifest.model, hash: '0123456789abcdef' },
  ])('are not compared, whichever side has them: %j', (model) => {
    const baseline = baselineOf(manifest);
    expect(() => compare(manifest, { ...baseline, model })).toThrow(
      expect.objectContaining({ code: 'model-changed' }),
    );
    expect(() => compare({ ...manifest, model }, { ...baseline, model })).toThrow(
      expect.objectContaining({ code: 'manifest-of-another-model' }),
    );
  });
});

describe('a build without a change', () => {
  it('raises no alarm in 200 of 200', () => {
    const random = seededRandom(1);
    for (let round = 0; round < 200; round += 1) {
      const manifest = randomManifest(random);
      const committed = renderBaseline(baselineOf(manifest));
      const verdict = compare(manifest, parseBaseline(committed));
      expect(verdict.holds).toBe(true);
      expect(verdict.notices).toEqual([]);
      expect(verdict.variants.flatMap(({ changes }) => changes)).toEqual([]);
    }
  });

  it('raises the alarm in 200 of 200 once a second of 6 s is added', () => {
    const random = seededRandom(2);
    for (let round = 0; round < 200; round += 1) {
      const manifest = randomManifest(random);
      const baseline = baselineOf(manifest);
      const [quickstart] = manifest.quickstarts;
      const step = quickstart?.variants[0].steps[0];
      if (!step) throw new Error('The manifest has a step.');
      // 6 s, and 6 % of all there is
      step.letters += Math.ceil(6_000 / 55 + (quickstart.variants[0].humanMs * 0.06) / 55);
      const { holds, variants } = compare(manifest, baseline);
      expect(holds).toBe(false);
      const failing = variants.filter(({ slower }) => slower);
      expect(failing.map(({ changes }) => changes[0]?.id)).toEqual([step.id]);
    }
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
