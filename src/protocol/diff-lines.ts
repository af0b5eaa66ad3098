import { writeLines } from './line-ranges.ts';

/** What a diff changes, and the words of a fence that say which lines are new and which go. */
export interface DiffLines {
  /** The lines of both, without their signs. */
  code: string;
  /** `ins={2} del={1}` */
  words: string;
}

/** Lines of what `git diff` and `diff -u` print: such a block is a patch, copied as it stands. */
const headers = /^(?:diff |index [\da-f]+\.\.|--- \S|\+\+\+ \S|@@ )/m;

/**
 * Takes the signs off a diff that somebody wrote by hand; undefined for a patch, and for what has no
 * line with a sign.
 */
export function readDiff(diff: string): DiffLines | undefined {
  if (headers.test(diff) || !/^[+-]/m.test(diff)) return undefined;
  const lines = diff.split('\n');
  const numbers = (sign: string) =>
    writeLines(lines.flatMap((line, index) => (line.startsWith(sign) ? [index + 1] : [])));
  // Where other lines have no room for a sign, the sign stands in the indent of its line.
  const hasColumn = lines.every((line) => line === '' || /^[+ -]/.test(line));
  const bare = lines.map((line) => {
    if (hasColumn) return line.slice(1);
    return /^[+-]/.test(line) ? line.slice(1) : line;
  });
  // `- old` and `+ new`: a space that parts the sign from the line.
  const isParted = hasColumn && bare.every((line) => line === '' || line.startsWith(' '));
  const isByOne = isParted && bare.some((line) => /^ \S/.test(line));
  const words = [
    { name: 'ins', lines: numbers('+') },
    { name: 'del', lines: numbers('-') },
  ];
  return {
    code: (isByOne ? bare.map((line) => line.slice(1)) : bare).join('\n'),
    words: words
      .filter((word) => word.lines !== '')
      .map((word) => `${word.name}={${word.lines}}`)
      .join(' '),
  };
}
