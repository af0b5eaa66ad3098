import { expect, test } from 'vitest';
import { waitingSign } from '../../../src/walkthrough/walk/waiting-sign.ts';

function signOf(lines: string[], { quietMs = 4_000, isFullScreen = false } = {}) {
  const atCursor = lines.at(-1) ?? '';
  return waitingSign({ atCursor, lines, isFullScreen }, quietMs)?.waitsFor;
}

test.each<[lines: string[], waitsFor: string | undefined]>([
  [['commit 1', ':'], 'a pager'],
  [['commit 1', '(END)'], 'a pager'],
  [['some lines', '--More--(5%)'], 'a pager'],
  [['Manual page ls(1) line 1 (press h for help or q to quit)'], 'a pager'],
  [['[sudo] password for ada: '], 'a question for a secret'],
  [["Enter passphrase for key '/home/ada/.ssh/id': "], 'a question for a secret'],
  [['Ok to proceed? (y) '], 'a question'],
  [['Overwrite? [y/N] '], 'a question'],
  [['◇  Project name:', '│  app', '◆  Install now?', '│  ● Yes / ○ No', '└'], 'a question'],
  [['◇  Project name:', '│  app', '└'], undefined],
  [['Resolving dependencies:'], undefined],
  [['Downloading 45%'], undefined],
  [[''], undefined],
])('%j shows %s', (lines, waitsFor) => {
  expect(signOf(lines)).toBe(waitsFor);
});

test('says nothing before the time is up', () => {
  expect(signOf(['Overwrite? [y/N] '], { quietMs: 2_900 })).toBeUndefined();
  expect(signOf(['>>> '], { quietMs: 4_900 })).toBeUndefined();
  expect(signOf(['>>> '], { quietMs: 5_000 })).toBe('a prompt');
  expect(signOf(['Name:'], { quietMs: 20_000 })).toBe('a question');
  expect(signOf(['package name: (app) '], { quietMs: 5_000 })).toBe('a question');
  expect(signOf(['an editor'], { quietMs: 20_000, isFullScreen: true })).toBe('a pager');
});
