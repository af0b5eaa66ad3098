import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { PageElement } from '../../../src/protocol/page.ts';
import { readAction } from '../../../src/protocol/read-block.ts';

/** A block of three lines, by what its button says of it. */
function block(role: string, button: string): PageElement {
  const { document } = parseHTML(
    `<body><figure><pre data-meantime-role="${role}" data-meantime-title="a.js"><code>a\n<del>b\n</del><ins>c</ins></code></pre><button data-meantime-copy ${button}></button></figure>`,
  );
  const pre = document.querySelector('pre');
  if (!pre) throw new Error('No block.');
  return pre; // linkedom types it as DOM, of which this is the part in use
}

test('a change to a file is what the button copies, in place of what stood there', () => {
  const button = 'data-meantime-copies="0 2" data-meantime-replaces="0-1"';
  expect(readAction(block('save', button), 0)).toMatchObject({
    kind: 'save',
    text: 'a\nc',
    before: 'a\nb',
  });
});

test('a file that no button says a change of is saved as it is shown', () => {
  const action = readAction(block('save', ''), 0);
  expect(action).toMatchObject({ kind: 'save', text: 'a\nb\nc' });
  expect(action).not.toHaveProperty('before');
});

test('commands are those that the button copies, each with its line in the block', () => {
  expect(readAction(block('run', 'data-meantime-copies="0 2"'), 0)).toMatchObject({
    kind: 'run',
    text: 'a\nc',
    lines: [0, 2],
  });
});

test('a block of a file that the page includes says where it stands in that file', () => {
  const { document } = parseHTML(
    '<body><pre data-meantime-role="run" data-meantime-line="8" data-meantime-file="content/_a:b.mdx:3"><code>x</code></pre></body>',
  );
  const pre = document.querySelector('pre');
  expect(pre && readAction(pre, 0)).toMatchObject({
    line: 8,
    included: { file: 'content/_a:b.mdx', line: 3 },
  });
});
