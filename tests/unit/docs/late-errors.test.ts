import type { HotPayload } from 'vite';
import { describe, expect, test } from 'vitest';
import { lateErrors } from '../../../integrations/docs/development/late-errors.ts';

const error = { type: 'error', err: { message: 'wrong', stack: '' } } satisfies HotPayload;

/** Plays what happens and gives what each tab that came was told. */
function play(happens: readonly ('fails' | 'failed long ago' | 'told' | 'tab' | 'mended')[]) {
  const failed = new Map<string, number>();
  const errors = lateErrors(failed, 5_000);
  const tabs: unknown[][] = [];
  for (const [index, what] of happens.entries()) {
    if (what === 'fails') failed.set(`/${index}/`, performance.now());
    if (what === 'failed long ago') failed.set(`/${index}/`, performance.now() - 6_000);
    if (what === 'mended') failed.clear();
    if (what === 'told') errors.heard(error);
    if (what !== 'tab') continue;
    const told: unknown[] = [];
    tabs.push(told);
    errors.connected({ send: (...args: unknown[]) => told.push(args[0]) });
  }
  return tabs;
}

describe('an error that was told', () => {
  test('before the tab listened is told it when it does, once', () => {
    expect(play(['fails', 'told', 'tab', 'tab'])).toEqual([[error], []]);
  });

  test('to a tab that listened is not told it again', () => {
    expect(play(['fails', 'tab', 'told', 'tab'])).toEqual([[], []]);
  });

  test('of another failure, before this one, is left to its own', () => {
    expect(play(['fails', 'told', 'tab', 'fails', 'tab', 'told'])).toEqual([[error], []]);
  });

  test('is not told of pages that are sound again, or that failed long ago', () => {
    expect(play(['fails', 'told', 'mended', 'tab'])).toEqual([[]]);
    expect(play(['failed long ago', 'told', 'tab'])).toEqual([[]]);
  });
});
