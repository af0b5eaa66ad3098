import { placeAt } from '../../../src/text/place-at.ts';
import { nestedTooDeep } from '../problems/errors.ts';
import type { Mistake } from './mistake.ts';

const maxBrackets = 500;
const maxMarkers = 200;

// Where the parser, which calls itself for each of them, would run out of its stack and take the
// whole process with it.
const manyMarkers = new RegExp(
  `^(?:[ \\t]*(?:>|[-+*][ \\t]|\\d{1,9}[.)][ \\t])){${maxMarkers + 1}}`,
  'm',
);
const manyColons = new RegExp(`^[ \\t]*:{${maxMarkers + 1}}`, 'm');

// Code nests without brackets as well: a ? b ? c, a => b => c, new new new.
const manyOperators = [
  /(?:\w{1,40}\s{0,9}\?\s{0,9}){501}/,
  /(?:\w{1,40}\s{0,9}=>\s{0,9}){501}/,
  /(?:\bnew\s{1,9}){501}/,
];
const manyTags = /(?:<[A-Za-z][^<>/]{0,80}>\s{0,9}){501}/;

/** What is nested so deeply that the parser had better not see it. */
export function tooDeep(text: string, isMdx: boolean): Mistake | undefined {
  const markers = manyMarkers.exec(text) ?? manyColons.exec(text);
  if (markers) return mistake(text, markers.index, 'quotes and lists', maxMarkers);
  // Most pages have not as many of them in all.
  if ((text.match(/[([{<?]|=>|\bnew\b/g)?.length ?? 0) <= maxBrackets) return undefined;
  const offset = deepBracket(text);
  if (offset !== undefined) return mistake(text, offset, 'brackets', maxBrackets);
  if (!isMdx) return undefined;
  const tags = manyTags.exec(text);
  if (tags) return mistake(text, tags.index, 'tags', maxBrackets);
  const operators = manyOperators.map((pattern) => pattern.exec(text)).find((found) => found);
  return operators ? mistake(text, operators.index, 'expressions', maxBrackets) : undefined;
}

function mistake(text: string, offset: number, what: string, limit: number): Mistake {
  return {
    place: placeAt(text, offset),
    at: (location) => nestedTooDeep.at({ location }, what, limit),
  };
}

const fence = /^[ \t>]*(`{3,}|~{3,})/;

/** Where the first bracket stands that is inside too many others, outside of blocks of code. */
function deepBracket(text: string): number | undefined {
  let offset = 0;
  let open: string[] = [];
  let closing: string | undefined;
  for (const line of text.split('\n')) {
    const marks = fence.exec(line)?.[1];
    if (closing === undefined) {
      closing = marks;
      // A blank line ends what is not code.
      if (line.trim() === '') open = open.includes('{') ? open : [];
      const deep = marks === undefined ? openIn(line, open) : undefined;
      if (deep !== undefined) return offset + deep;
    } else if (marks?.startsWith(closing) && line.trim().endsWith(marks)) closing = undefined;
    offset += line.length + 1;
  }
  return undefined;
}

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

function openIn(line: string, open: string[]): number | undefined {
  for (const { 0: sign, index } of line.matchAll(/[()[\]{}]/g)) {
    const opening = pairs[sign];
    if (opening === undefined) {
      open.push(sign);
      if (open.length > maxBrackets) return index;
    } else {
      const last = open.lastIndexOf(opening);
      if (last !== -1) open.length = last;
    }
  }
  return undefined;
}
