import { expect, test } from 'vitest';
import { readComments, unknownComments } from '../../../src/protocol/code-comments.ts';

test.each([
  ['js', 'a // [!code --]\nb // [!code ++]\nc', 'a\nb\nc', 'del={1} ins={2}'],
  ['js', 'a; //[!code ++]', 'a;', 'ins={1}'],
  ['py', 'a # [!code highlight:2]\nb\nc', 'a\nb\nc', 'mark={1-2}'],
  ['html', '<p> <!-- [!code focus] -->', '<p>', 'focus={1}'],
  ['css', 'a {} /* [!code error] */', 'a {}', 'error={1}'],
  ['jsx', '<a> {/* [!code hl] */}', '<a>', 'mark={1}'],
  ['sql', 'select 1 -- [!code warning]', 'select 1', 'warning={1}'],
  ['ini', 'a = 1 ; [!code info]', 'a = 1', 'info={1}'],
  ['tex', 'a % [!code ++]', 'a', 'ins={1}'],
  // On a line of its own it is about what comes.
  ['js', '// [!code ++:2]\na\nb\nc', 'a\nb\nc', 'ins={1-2}'],
  ['js', 'a\n  # [!code focus]\nb', 'a\nb', 'focus={2}'],
  // More than there is.
  ['js', 'a // [!code ++:9]\nb', 'a\nb', 'ins={1-2}'],
  ['js', 'a // [!code ++:9]', 'a', 'ins={1}'],
  // What else the comment says stays.
  ['js', 'a // why [!code ++]', 'a // why', 'ins={1}'],
  ['js', 'a // [!code ++] [!code focus]', 'a', 'ins={1} focus={1}'],
  ['js', '// [!code word:b]\na b\nb', 'a b\nb', '"b"{1-2}'],
  ['js', 'a b // [!code word:b:1]\nb', 'a b\nb', '"b"{1-1}'],
  ['js', String.raw`// [!code word:a\:b]` + '\na:b', 'a:b', '"a:b"{1-1}'],
  ['js', '// highlight-next-line\na\nb', 'a\nb', 'mark={1}'],
  ['py', '# highlight-start\na\nb\n# highlight-end\nc', 'a\nb\nc', 'mark={1-2}'],
  ['py', 'a # (1)!\nb # (2)! (3)!\nc', 'a\nb\nc', 'note={"1":1} note={"2":2} note={"3":2}'],
  ['css', 'a {} /* (1)! */', 'a {}', 'note={"1":1}'],
  ['js', 'f(1)!', 'f(1)!', ''],
  // Shown as it is meant.
  ['js', String.raw`a // [\!code ++]`, 'a // [!code ++]', ''],
  ['md', 'a // [!code ++]', 'a // [!code ++]', ''],
  ['md', '# a <!-- [!code ++] -->', '# a', 'ins={1}'],
  ['js', 'a // [!code nope]', 'a // [!code nope]', ''],
  ['js', '"[!code ++]"', '"[!code ++]"', ''],
  [
    'js',
    'const highlight = "highlight-next-line";',
    'const highlight = "highlight-next-line";',
    '',
  ],
])('%s %j', (language, written, code, words) => {
  expect(readComments(language, written)).toEqual({ code, words });
});

test('comments that mark nothing are known by name and place', () => {
  expect(unknownComments('a\nb // [!code hightlight]\nc // [!code ++]')).toEqual([
    { name: 'hightlight', offset: 7 },
  ]);
});
