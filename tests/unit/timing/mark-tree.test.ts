import { expect, test } from 'vitest';
import { markTree, type TreeNode } from '../../../integrations/timing/mark-tree.ts';
import type { FenceAsWritten } from '../../../src/protocol/fence-attributes.ts';

const text = (value: string): TreeNode => ({ type: 'text', value });
const element = (tagName: string, children: TreeNode[], className?: string[]): TreeNode => ({
  type: 'element',
  tagName,
  properties: className ? { className } : {},
  children,
});

/** A block as Expressive Code frames it: what it shows as its title it has taken out of the code. */
function framed(title: string, code: string): TreeNode {
  const caption = element('figcaption', [element('span', [text(title)], ['title'])]);
  return element('figure', [caption, element('pre', [element('code', [text(code)])])]);
}

function marked(fence: FenceAsWritten & { text: string }, block: TreeNode) {
  const attributes: Record<string, string> = {};
  const notes = { fences: [fence], lineOffset: 0 };
  markTree(element('div', [block]), notes, (node, name, value) => {
    if (node.tagName === 'pre') attributes[name] = value;
  });
  return attributes;
}

test.each([
  ['saves what its frame names', 'js', '', 'src/a.js', 'save', 'src/a.js'],
  ['saves what its fence names', 'js', 'title="b.js"', 'a.js', 'save', 'b.js'],
  ['reads what is not to be saved', 'js', 'norun', 'a.js', 'read', 'a.js'],
  [
    'compares what is an output, whatever its frame says',
    'txt',
    'output',
    'a.txt',
    'output',
    undefined,
  ],
  ['runs a terminal with a caption', 'sh', '', 'Terminal', 'run', 'Terminal'],
])('a block %s', (_, language, meta, caption, role, title) => {
  const fence = { language, meta, line: 3, text: '// src/a.js\nb' };
  const attributes = marked(fence, framed(caption, 'b'));
  expect(attributes['data-meantime-role']).toBe(role);
  expect(attributes['data-meantime-title']).toBe(title);
  expect(attributes['data-meantime-line']).toBe('3');
});

test('what a page says of itself stays the same in HTML that refers to apostrophes', () => {
  const mark = { source: "it's.mdx", quickstart: { goal: "It's done" } };
  const written: string[] = [];
  const notes = { fences: [], lineOffset: 0, mark };
  markTree(element('div', [element('p', [])]), notes, (_, __, value) => written.push(value));
  expect(written).toHaveLength(1);
  expect(written[0]).not.toMatch(/['"&<>]/);
  expect(JSON.parse(decodeURIComponent(written[0] ?? ''))).toEqual(mark);
});
