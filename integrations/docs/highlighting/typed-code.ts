import type { Element, ElementContent } from 'hast';
import type { Sample, SampleNote } from '../markdown/read-samples.ts';
import { cut } from './marked-words.ts';
import { mergeEqual } from './merge-tokens.ts';

/**
 * What the compiler says of the lines that are shown: a comment that marks one is part of a sample,
 * and no part of what is shown.
 */
export function notesOfShown({ code, notes }: Sample, shown: string): SampleNote[] {
  if (code === shown) return [...notes];
  const written = code.split('\n');
  const places = new Map<number, number>();
  let at = 0;
  for (const [index, line] of shown.split('\n').entries()) {
    while (at < written.length && !isSame(written[at] ?? '', line)) at += 1;
    places.set(at, index);
    at += 1;
  }
  return notes.flatMap((note) => {
    const line = places.get(note.line);
    return line === undefined ? [] : [{ ...note, line }];
  });
}

function isSame(written: string, shown: string): boolean {
  return written === shown || (shown !== '' && written.startsWith(shown));
}

const kindsBelow: readonly string[] = ['query', 'error', 'completion', 'log', 'warn'];

/**
 * The tokens of a line with what has a type or an error in elements of their own.
 *
 * @param line from 0
 */
export function markTypes(
  tokens: ElementContent[],
  notes: readonly SampleNote[],
  line: number,
): ElementContent[] {
  const here = notes.filter((note) => note.line === line && note.length > 0);
  const types = here.filter(({ kind }) => kind === 'type');
  const seen = new Set<string>();
  const typed = wrapEach(tokens, types, ({ said, column, length }) => {
    // Each is a stop of the Tab key once; what has the same type again can be pointed at.
    const isFirst = isFirstOf(notes, { said, line, column });
    const isAgain = seen.has(`${column} ${length}`);
    seen.add(`${column} ${length}`);
    return isAgain
      ? undefined
      : { class: 'typed', tabindex: isFirst ? '0' : '-1', 'aria-description': said };
  });
  const wrong = wrapEach(
    typed,
    here.filter(({ kind }) => kind === 'error'),
    () => ({ class: 'type-error' }),
  );
  return wrapEach(
    wrong,
    here.filter(({ kind }) => kind === 'mark'),
    ({ said }) => ({ class: 'type-mark', ...(said && { title: said }) }),
  );
}

function isFirstOf(
  notes: readonly SampleNote[],
  { said, line, column }: Pick<SampleNote, 'said' | 'line' | 'column'>,
): boolean {
  const first = notes.find((note) => note.kind === 'type' && note.said === said);
  return first?.line === line && first.column === column;
}

/** What stands below a line is no text of the code, so that nobody copies it. */
export function saidBelow(notes: readonly SampleNote[], line: number): Element[] {
  return notes.flatMap((note): Element[] => {
    if (note.line !== line || note.said === '' || !kindsBelow.includes(note.kind)) return [];
    return [element({ class: `said said-${note.kind}`, 'data-said': note.said }, [])];
  });
}

function wrapEach(
  tokens: ElementContent[],
  notes: readonly SampleNote[],
  propertiesOf: (note: SampleNote) => Element['properties'] | undefined,
): ElementContent[] {
  const made: ElementContent[] = [];
  let at = 0;
  for (const note of notes.toSorted((a, b) => a.column - b.column)) {
    // What lies in one that is wrapped already.
    const properties = note.column < at ? undefined : propertiesOf(note);
    if (!properties) continue;
    const end = note.column + note.length;
    const inside = cut(tokens, note.column, end);
    if (inside.length === 0) continue;
    made.push(...cut(tokens, at, note.column), element(properties, inside));
    at = end;
  }
  return at === 0 ? tokens : mergeEqual([...made, ...cut(tokens, at, Infinity)]);
}

function element(properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName: 'span', properties, children };
}
