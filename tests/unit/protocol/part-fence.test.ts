import { expect, test } from 'vitest';
import { parseFence, partFence } from '../../../src/protocol/fence.ts';

test.each([
  ['js', '', 'js', ''],
  ['js{1,3}', '', 'js', '{1,3}'],
  ['js{1,', '3} title="a.js"', 'js', '{1, 3} title="a.js"'],
  ['ts:line-numbers{1}', '', 'ts', ':line-numbers{1}'],
  ['sh[npm]', 'norun', 'sh', '[npm] norun'],
  ['{1,3}', '', '{1,3}', ''],
  ['c++', 'run', 'c++', 'run'],
  ['my:lang', '', 'my:lang', ''],
])('%s %s', (written, rest, language, meta) => {
  expect(partFence(written, rest)).toEqual({ language, meta });
});

test('a block with marks at its language is what it is without them', () => {
  expect(parseFence('sh{1}', '').role).toBe('run');
  expect(parseFence('js{1,3}', 'title="a.js"')).toMatchObject({ role: 'save', title: 'a.js' });
});

test.each([
  ['Bash', 'run'],
  ['shell-session', 'run'],
  ['JavaScript', 'read'],
])('a language is known in any case and by its usual names: %s', (language, role) => {
  expect(parseFence(language, '').role).toBe(role);
});
