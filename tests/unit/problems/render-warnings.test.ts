import { expect, test } from 'vitest';
import { renderFolded, type Problem } from '../../../src/problems/problem.ts';

const warning = (code: string, file: string): Problem => ({
  ...{ code, title: 'A title.', message: 'A message.', hint: null, file, line: 1 },
  ...{ column: 1, frame: null },
});

test('so many of a code are printed, and the rest is counted', () => {
  const many = Array.from({ length: 9 }, (_, index) => warning('a', `${index}.md`));
  const text = renderFolded([...many, warning('a', '8.md'), warning('b', '0.md')]);
  expect(text.map((one) => one.split('\n')[0])).toEqual([
    ...['0', '1', '2', '3', '4'].map((name) => `${name}.md:1:1 A title. (a)`),
    '0.md:1:1 A title. (b)',
    'A title. (a) And 5 more in 4 pages, from 5.md:1:1 on; `meantime lint --json` has all of them.',
  ]);
});

test('few are printed as they are', () => {
  expect(renderFolded([warning('a', 'a.md')])).toHaveLength(1);
  expect(renderFolded([])).toEqual([]);
});
