import { expect, test } from 'vitest';
import type { WalkthroughResult } from '../../../src/walkthrough/result.ts';
import { judgeRooms, verdictOf } from '../../../src/walkthrough/runner/judge-rooms.ts';

function result(code?: string, line = 7): WalkthroughResult {
  return {
    ...{ quickstart: 'a', variant: 'default', revision: 'r', clicksToFind: 1, steps: [] },
    ...{ warnings: [], transcript: '', ok: code === undefined },
    ...(code !== undefined && {
      failure: { code, title: code, message: code, location: { file: 'a.mdx', line } },
    }),
  };
}

const failed = (...results: WalkthroughResult[]) => {
  return { status: 'failed' as const, results, errors: ['broken'] };
};
const passed = (...results: WalkthroughResult[]) => {
  return { status: 'passed' as const, results, errors: [] };
};

const rooms: Record<string, [ReturnType<typeof judgeRooms>, string]> = {
  'breaks alike': [judgeRooms(failed(result('x')), failed(result('x'))), 'broken'],
  'breaks once': [judgeRooms(failed(result('x')), passed(result())), 'unjudged'],
  'breaks elsewhere': [judgeRooms(failed(result('x')), failed(result('x', 9))), 'unjudged'],
  'breaks otherwise': [judgeRooms(failed(result('x')), failed(result('y'))), 'unjudged'],
  'another breaks alike': [
    judgeRooms(failed(result('x'), result('z')), failed(result(), result('z'))),
    'broken',
  ],
  'a spec breaks': [judgeRooms(failed(), failed()), 'broken'],
  'a spec breaks once': [judgeRooms(failed(result()), passed(result())), 'unjudged'],
  'nothing breaks': [passed(result()), 'held'],
  'a caught failure': [passed(result('x')), 'broken'],
};
test.each(Object.entries(rooms))('%s', (_name, [room, verdict]) => {
  expect(verdictOf(room)).toBe(verdict);
});

test('one that is stopped in the second room stands by the first', () => {
  const first = failed(result('x'));
  expect(judgeRooms(first, { status: 'interrupted', results: [], errors: [] })).toBe(first);
});
