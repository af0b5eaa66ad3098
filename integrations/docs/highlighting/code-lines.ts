import type { Element, ElementContent, Text } from 'hast';
import type { CodeLook } from '../../../src/protocol/code-look.ts';
import { markTypes, saidBelow } from './typed-code.ts';
import type { SampleNote } from '../markdown/read-samples.ts';
import type { CodeMark } from '../../../src/protocol/code-words.ts';
import { holdsLine } from '../../../src/protocol/line-ranges.ts';
import { markWords } from './marked-words.ts';
import { mergeEqual } from './merge-tokens.ts';

/** True where lines have to be told apart; else the code is one run of text. */
export function hasLines({ lines, words, folds, notes, firstNumber }: CodeLook): boolean {
  const told = [lines, words, folds, notes].some((some) => some.length > 0);
  return told || firstNumber !== undefined;
}

/**
 * The lines of a block as its fence says that they look. A line feed belongs to its line, so that
 * the text of all is the code.
 *
 * @param lines the tokens of each
 * @param folded what folded lines are called
 * @param notes what the compiler says of them
 */
export function codeLines(
  lines: readonly ElementContent[][],
  look: CodeLook,
  folded: string,
  notes: readonly SampleNote[] = [],
): ElementContent[] {
  // Dimmed lines and numbers need an element for every line.
  const isEach = look.firstNumber !== undefined || look.lines.some(({ mark }) => mark === 'focus');
  const made = lines.map((tokens, index) => {
    const end: Text[] = index < lines.length - 1 ? [{ type: 'text', value: '\n' }] : [];
    const content = mergeEqual([
      ...markTypes(markWords(tokens, look.words, index + 1), notes, index),
      ...notesAt(look, index + 1),
      ...end,
      ...saidBelow(notes, index),
    ]);
    return lineOf(content, { look, line: index + 1, isEach });
  });
  return joinTexts(foldLines(made, look, folded).flat());
}

/** The numbers are no text: nobody copies them. */
function notesAt({ notes }: CodeLook, line: number): Element[] {
  return notes
    .filter(({ lines }) => holdsLine(lines, line))
    .map(({ note }) => element('span', { class: 'note', 'data-note': note }));
}

interface LineAt {
  look: CodeLook;
  /** From 1. */
  line: number;
  isEach: boolean;
}

function lineOf(content: ElementContent[], { look, line, isEach }: LineAt): ElementContent[] {
  const at = look.lines.filter(({ lines }) => holdsLine(lines, line));
  if (at.length === 0 && !isEach) return content;
  const marks = new Set(at.map(({ mark }) => mark));
  const label = at.find(({ lines, label }) => label && lines[0]?.first === line)?.label;
  const properties = {
    class: ['line', ...[...marks].filter((mark) => !isTag(mark))].join(' '),
    ...(look.firstNumber !== undefined && { 'data-n': String(look.firstNumber + line - 1) }),
    ...(label && { 'data-label': label }),
  };
  return [element(tagOf(marks), properties, content)];
}

function tagOf(marks: ReadonlySet<CodeMark>): string {
  const tag = (['del', 'ins', 'mark'] as const).find((mark) => marks.has(mark));
  return tag ?? 'span';
}

function isTag(mark: CodeMark): boolean {
  return mark === 'mark' || mark === 'ins' || mark === 'del';
}

function foldLines(
  lines: readonly ElementContent[][],
  { folds, firstNumber = 1 }: CodeLook,
  folded: string,
): ElementContent[][] {
  const sorted = folds.toSorted((a, b) => a.first - b.first);
  const made: ElementContent[][] = [];
  let at = 0;
  for (const { first, last } of sorted) {
    const start = Math.max(first - 1, at);
    const inside = lines.slice(start, last);
    if (inside.length === 0) continue;
    const end = start + inside.length;
    const numbers = [start + firstNumber, end + firstNumber - 1];
    // What the summary says is no text of the code, so that nobody copies it.
    const summary = element('summary', {
      'aria-label': `${folded} ${numbers.join('–')}`,
      'data-lines': numbers.join('–'),
    });
    const fold = element('details', {}, [summary, ...joinTexts(inside.flat())]);
    made.push(...lines.slice(at, start), [fold]);
    at = end;
  }
  return [...made, ...lines.slice(at)];
}

/** Lines that look alike stay lines, each with its sign. */
function joinTexts(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else joined.push({ ...node });
  }
  return joined;
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}
