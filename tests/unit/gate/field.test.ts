import { describe, expect, it } from 'vitest';
import { fieldHolds } from '../../../src/gate/field/field-verdict.ts';
import { judgeField, type ComparedReaders } from '../../../src/gate/field/judge-field.ts';
import { renderFieldAnnotations, renderFieldText } from '../../../src/gate/render/render-field.ts';

const minuteMs = 60_000;

function readers(
  [ms, lowMs, highMs]: readonly [number, number, number],
  more: Partial<ComparedReaders> = {},
): ComparedReaders {
  return {
    ...{ quickstart: 'quickstart', source: 'content/quickstart.mdx' },
    before: { runs: 400, restrictedMeanMs: 20 * minuteMs },
    now: { runs: 400, restrictedMeanMs: 20 * minuteMs + ms },
    difference: { ms, lowMs, highMs },
    ...{ runsToSee: 300, runsToSettle: 900 },
    ...more,
  };
}

const cases: Record<string, [ComparedReaders, 'slower' | 'holds' | 'unjudged', number?]> = {
  'slower beyond chance and the margin': [readers([4 * minuteMs, 60_000, 7 * minuteMs]), 'slower'],
  'slower beyond chance, and by less than 5 %': [readers([50_000, 10_000, 90_000]), 'holds'],
  'slower within chance': [readers([60_000, -60_000, 180_000]), 'holds'],
  faster: [readers([-5 * minuteMs, -8 * minuteMs, -2 * minuteMs]), 'holds'],
  'as fast, and few readers': [
    readers([0, -6 * minuteMs, 6 * minuteMs], {
      now: { runs: 40, restrictedMeanMs: 20 * minuteMs },
    }),
    'unjudged',
    300,
  ],
  'perhaps slower by a quarter': [readers([2 * minuteMs, -60_000, 5 * minuteMs]), 'unjudged', 900],
  'too few for a mean': [
    readers([0, 0, 0], {
      difference: null,
      now: { runs: 3, restrictedMeanMs: null },
      ...{ runsToSee: null, runsToSettle: null },
    }),
    'unjudged',
    10,
  ],
};

describe('readers by the window before', () => {
  it.each(Object.entries(cases))('%s', (_, [compared, verdict, runsNeeded]) => {
    const judged = judgeField(compared, 10);
    expect(judged.verdict).toBe(verdict);
    expect(judged.runsNeeded).toBe(runsNeeded);
    const holds = fieldHolds([judged]);
    expect(holds).toBe({ slower: false, holds: true, unjudged: null }[verdict]);
    const slowerSteps =
      verdict === 'slower' ? [{ title: 'Run it', line: 31, wasMs: 60_000, nowMs: 200_000 }] : [];
    const window = { fromMs: 0, toMs: 1 };
    const told = {
      v: 1 as const,
      holds,
      window,
      before: window,
      quickstarts: [{ ...judged, slowerSteps }],
    };
    expect(renderFieldText(told)).toMatchSnapshot();
    const level = {
      slower: '::error file=content/quickstart.mdx,line=31',
      holds: '',
      unjudged: '::warning',
    }[verdict];
    expect(renderFieldAnnotations(told, '').startsWith(level)).toBe(true);
  });

  it('fail with any that is slower, and are not judged without any', () => {
    const slower = judgeField(readers([4 * minuteMs, 60_000, 7 * minuteMs]), 10);
    const unjudged = judgeField(readers([0, -6 * minuteMs, 6 * minuteMs]), 10);
    const holding = judgeField(readers([0, -60_000, 60_000]), 10);
    expect(fieldHolds([holding, unjudged, slower])).toBe(false);
    expect(fieldHolds([holding, unjudged])).toBe(null);
    expect(fieldHolds([])).toBe(null);
  });
});
