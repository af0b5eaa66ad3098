import { describe, expect, test } from 'vitest';
import { hashText, revisionOf } from '../../../src/protocol/revision.ts';
import type { RunAction, Step } from '../../../src/protocol/step.ts';

describe('hashText', () => {
  // Reference values of the FNV-1a specification, draft-eastlake-fnv, appendix C.
  test.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('%j', (text, hash) => {
    expect(hashText(text)).toBe(hash);
  });
});

describe('revisionOf', () => {
  const command: RunAction = { kind: 'run', text: 'npm ci', background: false };
  const step: Step = {
    id: 'install',
    title: 'Install',
    line: 7,
    letters: 100,
    words: 20,
    codeLines: [],
    actions: [{ ...command, block: 0, line: 9, placeholders: [] }],
  };
  const changed = (change: Partial<Step>) => revisionOf('Hi', [{ ...step, ...change }]);
  const original = changed({});

  test('stays when only lines in the source move', () => {
    expect(
      changed({ line: 8, actions: [{ ...command, block: 0, line: 11, placeholders: [] }] }),
    ).toBe(original);
    expect(changed({ line: 1_000_000 })).toBe(original);
  });

  test.each<[string, Partial<Step>]>([
    ['prose', { letters: 101 }],
    ['the title', { title: 'Set up' }],
    ['code to read', { codeLines: [3] }],
    ['a command', { actions: [{ ...command, text: 'npm i', block: 0, placeholders: [] }] }],
    ['its block', { actions: [{ ...command, block: 1, placeholders: [] }] }],
    [
      'its output',
      { actions: [{ ...command, output: { text: 'ok', block: 1 }, block: 0, placeholders: [] }] },
    ],
    [
      'the kind of action',
      { actions: [{ kind: 'save', file: 'npm', text: 'ci', block: 0, placeholders: [] }] },
    ],
  ])('changes with %s', (_what, change) => {
    expect(changed(change)).not.toBe(original);
  });

  test('changes with the goal', () => {
    expect(revisionOf('Ho', [step])).not.toBe(original);
  });
});
