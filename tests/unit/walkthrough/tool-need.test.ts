import { describe, expect, test } from 'vitest';
import { fitsVersion, parseToolNeed } from '../../../src/protocol/tool-need.ts';

describe('a need that is a tool', () => {
  const tools: Record<string, [string, string?]> = {
    'node 22': ['node', '22'],
    'Node.js 22.13': ['node', '22.13'],
    'node v22.x': ['node', '22'],
    'node >= 22': ['node', 'least 22'],
    'node 22+': ['node', 'least 22'],
    'Python 3.12 or later': ['python3', 'least 3.12'],
    docker: ['docker'],
    'Docker Desktop': ['docker'],
    'docker compose 2': ['docker', '2'],
    jq: ['jq'],
    'my-tool 2': ['my-tool', '2'],
  };
  test.each(Object.entries(tools))('%s', (name, [program, version]) => {
    const tool = parseToolNeed({ name });
    expect(tool?.programs[0]).toBe(program);
    const { numbers = [], isLeast = false } = tool?.version ?? {};
    expect(`${isLeast ? 'least ' : ''}${numbers.join('.')}`).toBe(version ?? '');
  });

  test.each(['GitHub account', 'a text editor', '5 GB of disk', '22', 'node 22 with npm 10'])(
    'is not "%s"',
    (name) => {
      expect(parseToolNeed({ name })).toBeUndefined();
    },
  );

  test('is not what takes time to get', () => {
    expect(parseToolNeed({ name: 'approval', ms: 60_000 })).toBeUndefined();
  });
});

test.each([
  ['22', '22.1.0', true],
  ['22', '24.0.0', false],
  ['22', '20.9.0', false],
  ['22.13', '22.13.1', true],
  ['22.13', '22.9.9', false],
  ['3.12', '3.13.0', true],
  ['22+', '24.0.0', true],
  ['22+', '20.0.0', false],
])('%s asks for %s: %s', (asked, has, fits) => {
  const version = { numbers: numbersOf(asked.replace('+', '')), isLeast: asked.endsWith('+') };
  expect(fitsVersion(version, numbersOf(has))).toBe(fits);
});

function numbersOf(text: string): number[] {
  return text.split('.').map(Number);
}
