import { describe, expect, it } from 'vitest';
import { parseWindow, renderWindow } from '../../../src/reports/parse-window.ts';
import { messageOf } from '../../harness/message-of.ts';

const nowMs = Date.UTC(2026, 0, 31, 12);

describe('a window', () => {
  it.each([
    ['30d', undefined, '2026-01-01T12:00:00.000Z', '2026-01-31T12:00:00.001Z'],
    ['2026-01-05', undefined, '2026-01-05T00:00:00.000Z', '2026-01-31T12:00:00.001Z'],
    ['2026-01-05', '2026-01-12', '2026-01-05T00:00:00.000Z', '2026-01-12T00:00:00.000Z'],
    ['14d', '7d', '2026-01-17T12:00:00.000Z', '2026-01-24T12:00:00.000Z'],
    ['all', undefined, '1970-01-01T00:00:00.000Z', '2026-01-31T12:00:00.001Z'],
  ])('since %s until %s', (since, until, from, to) => {
    const { fromMs, toMs } = parseWindow(since, until, nowMs);
    expect([fromMs, toMs].map((ms) => new Date(ms).toISOString())).toEqual([from, to]);
  });

  it.each(['', '30', '30 days', '2026-02-30', '2026-1-1', '-3d', 'ALL'])(
    'refuses since "%s"',
    (since) => {
      expect(() => parseWindow(since, undefined, nowMs)).toThrow(`not at "${since}"`);
    },
  );

  it('says what is wrong and what is right', () => {
    expect(messageOf(() => parseWindow('yesterday', undefined, nowMs))).toMatchInlineSnapshot(`
      "This is no beginning of a window. [since-invalid]
      A window begins at a date, so many days ago, or at "all", not at "yesterday".
      For example: --since 30d, --since 2026-01-01, --since all"
    `);
    expect(messageOf(() => parseWindow('30d', 'soon', nowMs))).toMatchInlineSnapshot(`
      "This is no end of a window. [until-invalid]
      A window ends at a date or so many days ago, not at "soon".
      For example: --until 2026-02-01 (that day itself no longer counts)"
    `);
    expect(messageOf(() => parseWindow('7d', '14d', nowMs))).toMatchInlineSnapshot(`
      "The window is empty. [window-empty]
      Nothing lies between 7d and 14d: the end does not come after the beginning.
      Exchange --since and --until, or leave --until away."
    `);
  });

  it('is told with both its days counted', () => {
    const { fromMs } = parseWindow('2026-01-01', undefined, nowMs);
    expect(renderWindow({ fromMs, toMs: Date.UTC(2026, 1, 1) })).toBe('2026-01-01 to 2026-01-31');
    expect(renderWindow({ fromMs: 0, toMs: nowMs })).toBe('until 2026-01-31');
  });
});
