import { describe, expect, test } from 'vitest';
import { putLine, takeLine } from '../../../integrations/timing/fence-line.ts';
import { lineOffset } from '../../../integrations/timing/note-page.ts';

describe('the line of a fence travels in its meta', () => {
  test.each(['', 'title="a.mjs" {1,3}', 'output'])('%j', (meta) => {
    expect(takeLine(putLine(meta, 12))).toEqual({ meta, line: 12 });
  });

  test('a meta without a line is left as it is', () => {
    expect(takeLine('title="meantime-line=3" x')).toEqual({ meta: 'title="meantime-line=3" x' });
  });
});

describe('lines of a body are found in its file', () => {
  const file = '---\ntitle: A\n---\n\n## B\n\ntext\n';
  test.each<[name: string, body: string, source: string, offset: number | undefined]>([
    ['the whole file', file, file, 0],
    ['frontmatter blanked', '\n\n\n\n## B\n\ntext\n', file, 0],
    ['frontmatter cut off', '\n## B\n\ntext\n', file, 3],
    ['trimmed', '## B\n\ntext', file, 4],
    ['carriage returns', '## B\r\n\r\ntext', file.replaceAll('\n', '\r\n'), 4],
    ['a body of its own', '## C', file, undefined],
    ['no file', '## B', '', undefined],
  ])('%s', (_name, body, source, offset) => {
    expect(lineOffset(body, source)).toBe(offset);
  });
});
