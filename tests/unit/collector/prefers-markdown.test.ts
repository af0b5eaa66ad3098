import { expect, test } from 'vitest';
import { prefersMarkdown } from '../../../src/collector/prefers-markdown.ts';

test.each([
  ['text/markdown', true],
  ['text/markdown, */*', true],
  ['text/markdown, text/html;q=0.9', true],
  ['text/html, text/markdown', true],
  ['TEXT/Markdown; charset=utf-8', true],
  ['text/markdown;q=0.5, text/html', false],
  ['text/markdown;q=0.5, */*', false],
  ['text/markdown;q=0', false],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false],
  ['*/*', false],
  ['text/*', false],
  ['', false],
  [`${'x,'.repeat(5_000)}text/markdown`, false],
  ['text/markdown;q="', true],
])('%s: %s', (accept, isPreferred) => {
  expect(prefersMarkdown({ headers: new Headers({ accept }) })).toBe(isPreferred);
});
