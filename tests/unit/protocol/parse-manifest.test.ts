import { describe, expect, test } from 'vitest';
import { isMeantimeError } from '../../../src/protocol/errors.ts';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import { parseManifest } from '../../../src/protocol/parse-manifest.ts';

const step: Manifest['quickstarts'][0]['variants'][0]['steps'][0] = {
  id: 'install',
  title: 'Install',
  line: 7,
  letters: 10,
  words: 2,
  codeLines: [3],
  humanMs: 9_350,
  actions: [
    { kind: 'run', text: 'npm ci', background: false, block: 0, line: 9, placeholders: [] },
    { kind: 'save', file: 'a.mjs', text: 'x', block: 1, placeholders: ['<YOUR_KEY>'] },
    { kind: 'answer', prompt: 'Name?', text: 'x', block: 2, placeholders: [] },
    {
      kind: 'open',
      url: 'http://localhost',
      output: { text: 'Hi', block: 3 },
      block: 3,
      placeholders: [],
    },
  ],
};
const manifest: Manifest = {
  v: 1,
  site: 'example.com',
  base: '/docs/',
  revision: 'abc',
  model: { name: 'newcomer-1', hash: 'abc' },
  quickstarts: [
    {
      id: 'quickstart',
      title: 'Quickstart',
      path: '/quickstart/',
      source: 'content/quickstart.mdx',
      revision: 'abc',
      goal: 'Hi',
      budgetMs: 300_000,
      variants: [{ id: 'default', humanMs: 9_350, steps: [step] }],
    },
  ],
};

/** The manifest's text with a value put at a path, and what parsing it says. */
function problemWith(path: (string | number)[], value: unknown): string {
  const copy: unknown = structuredClone(manifest);
  let holder = copy as Record<string | number, unknown>; // as the paths below lead
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
  holder[path.at(-1) ?? ''] = value;
  return problemOf(JSON.stringify(copy));
}

function problemOf(text: string): string {
  try {
    parseManifest(text);
  } catch (error) {
    if (isMeantimeError(error)) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'fine';
}

test('a manifest is read as it was written', () => {
  expect(parseManifest(JSON.stringify(manifest))).toEqual(manifest);
});

test('a site without quickstarts has a manifest too', () => {
  expect(problemWith(['quickstarts'], [])).toBe('fine');
});

describe('a broken manifest', () => {
  test('says what to do', () => {
    let hint: string | undefined;
    try {
      parseManifest('<html>');
    } catch (error) {
      hint = isMeantimeError(error) ? `${error.message} ${error.hint ?? ''}` : undefined;
    }
    expect(hint).toMatchInlineSnapshot(
      `"The manifest was not written by this version: it is not JSON. Build the site again: npx astro build"`,
    );
  });

  const first = ['quickstarts', 0] as const;
  const steps = [...first, 'variants', 0, 'steps'] as const;
  test.each<[path: (string | number)[], value: unknown, problem: string]>([
    [['v'], 2, 'v must be 1'],
    [['base'], 'docs', 'base must be a path with a slash at both ends'],
    [['model'], null, 'model must be an object'],
    [['extra'], 1, 'extra is not a known field'],
    [[...first, 'goal'], '', 'quickstarts[0].goal must not be empty'],
    [[...first, 'variants'], [], 'quickstarts[0].variants must have at least 1 entries'],
    [[...steps], [], 'quickstarts[0].variants[0].steps must have at least 1 entries'],
    [[...steps], [step, step], 'quickstarts[0].variants[0].steps has the id "install" twice'],
    [
      [...steps, 0, 'humanMs'],
      1.5,
      'quickstarts[0].variants[0].steps[0].humanMs must be an integer from 0 to 9007199254740991',
    ],
    [
      [...steps, 0, 'actions', 1, 'kind'],
      'fly',
      'quickstarts[0].variants[0].steps[0].actions[1].kind must be one of run, save, open, answer',
    ],
    [
      [...steps, 0, 'actions', 3, 'output'],
      undefined,
      'quickstarts[0].variants[0].steps[0].actions[3].output is missing',
    ],
  ])('%j = %j', (path, value, problem) => {
    expect(problemWith(path, value)).toBe(
      `manifest-invalid: The manifest was not written by this version: ${problem}.`,
    );
  });
});
