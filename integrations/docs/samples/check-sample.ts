import type { TwoslashInstance, TwoslashReturn } from 'twoslash/core';
import type { CheckedSample, Sample, SampleFault, SampleNote } from '../markdown/read-samples.ts';

/** Comments that say something below the code: `// @log: text`. */
export const sampleTags = ['annotate', 'log', 'warn', 'error'];

const shownCompletions = 8;
const shownLetters = 400;

/** A sample as the compiler sees it, or all that is wrong with it. */
export function checkSample(
  twoslash: TwoslashInstance,
  language: string,
  code: string,
): CheckedSample {
  let read: TwoslashReturn;
  try {
    // With its comments in place, what is wrong has the place that its writer knows.
    read = twoslash(code, language, {
      handbookOptions: { keepNotations: true, noErrorValidation: true },
    });
  } catch (thrown) {
    return { faults: [faultOfThrown(thrown, code)] };
  }
  const faults = [...unknownFlags(read), ...undeclaredErrors(read), ...emptyCompletions(read)];
  return faults.length > 0 ? { faults } : { sample: shownSample(read) };
}

/** @throws what is no complaint of Twoslash */
function faultOfThrown(thrown: unknown, code: string): SampleFault {
  if (!(thrown instanceof Error) || !('title' in thrown) || !('description' in thrown))
    throw thrown;
  const said = String(thrown.description);
  const [, written] = /\bline(?:\(s\))? (\d+)/.exec(said) ?? [];
  const why = whyOf(String(thrown.title)) ?? withoutEnd(`${String(thrown.title)}: ${said}`);
  if (written === undefined) return { why };
  return { why, line: Math.min(Number(written), code.split('\n').length) };
}

/** What Twoslash says counts lines from the fence; undefined where it counts none. */
function whyOf(title: string): string | undefined {
  if (title.includes('quick info')) return '^? points at nothing that has a type';
  if (title.includes('completion')) return '^| points at what readers do not see';
  if (title.includes('cut markers'))
    return 'Each ---cut-start--- needs a ---cut-end--- below it, and this one has no other half';
  return undefined;
}

function unknownFlags({ code, meta }: TwoslashReturn): SampleFault[] {
  return meta.flagNotations
    .filter(({ type }) => type === 'unknown')
    .map(({ name, start }) => ({
      ...placeOf(code, start),
      why: `@${name} is neither an option of the compiler nor one of Twoslash`,
      hint: 'Correct it, or write the comment so that no @ begins it.',
    }));
}

function undeclaredErrors({ code, errors, meta }: TwoslashReturn): SampleFault[] {
  const declared = new Set(meta.handbookOptions.errors);
  const found = errors.filter((error) => !declared.has(Number(error.code)));
  const all = [...new Set([...declared, ...found.map((error) => Number(error.code))])].join(' ');
  return found.map((error) => ({
    ...placeOf(code, error.start),
    why: `TypeScript says ${error.code}: ${withoutEnd(error.text)}`,
    hint: `Correct the code, or, where readers are to see the error, write above it: // @errors: ${all}`,
  }));
}

function emptyCompletions({ code, completions }: TwoslashReturn): SampleFault[] {
  return completions
    .filter((one) => one.completions.length === 0)
    .map(({ start }) => ({
      ...placeOf(code, start),
      why: 'Nothing can be completed at the place to which ^| points',
      hint: 'Let ^| point at the end of what is to be completed.',
    }));
}

function placeOf(code: string, offset: number): { line: number; column: number } {
  const before = code.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function withoutEnd(sentence: string): string {
  return sentence.trim().replace(/[.\s]+$/, '');
}

function shownSample({ code, nodes, meta }: TwoslashReturn): Sample {
  const removals = joined(meta.removals);
  const kept = without(code, removals);
  const lead = /^(?:[ \t]*\n)*/.exec(kept)?.[0].length ?? 0;
  const shown = kept.slice(lead).trimEnd();
  const notes = nodes.flatMap((node): SampleNote[] => {
    const told = toldBy(node);
    if (!told) return [];
    // What a comment says stands below the line before it.
    const at = node.type === 'tag' ? keptBefore(removals, tagStart(code, node.start)) : node.start;
    if (removals.some(([start, end]) => at >= start && at < end)) return [];
    const offset = at - removedBefore(removals, at) - lead;
    if (offset < 0 || offset > shown.length) return [];
    const { line, column } = placeOf(shown, offset);
    return [{ ...told, line: line - 1, column: column - 1, length: node.length }];
  });
  const key = ({ kind, line, column, said }: SampleNote) =>
    JSON.stringify([kind, line, column, said]);
  return { code: shown, notes: [...new Map(notes.map((note) => [key(note), note])).values()] };
}

type Removal = [start: number, end: number];

function joined(ranges: readonly Removal[]): Removal[] {
  const all: Removal[] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

function without(code: string, removals: readonly Removal[]): string {
  return removals.reduceRight((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), code);
}

function removedBefore(removals: readonly Removal[], offset: number): number {
  return removals.reduce(
    (sum, [start, end]) => sum + Math.max(0, Math.min(end, offset) - start),
    0,
  );
}

/** A note stands at the end of its own line. */
function tagStart(code: string, end: number): number {
  return code.lastIndexOf('\n', end - 2) + 1;
}

/** Offset of the nearest letter before that readers see. */
function keptBefore(removals: readonly Removal[], offset: number): number {
  const hidden = removals.find(([start, end]) => offset - 1 >= start && offset - 1 < end);
  if (hidden) return hidden[0] === 0 ? hidden[1] : keptBefore(removals, hidden[0]);
  return Math.max(0, offset - 1);
}

type ToldNote = Pick<SampleNote, 'kind' | 'said'>;

function toldBy(node: TwoslashReturn['nodes'][number]): ToldNote | undefined {
  switch (node.type) {
    case 'hover':
      return { kind: 'type', said: withDocs(node.text, node.docs) };
    case 'query':
      return { kind: 'query', said: node.text };
    case 'error':
      return { kind: 'error', said: `${node.code}: ${node.text}` };
    case 'completion':
      return { kind: 'completion', said: listed(node.completions.map(({ name }) => name)) };
    case 'highlight':
      return { kind: 'mark', said: node.text ?? '' };
    case 'tag': {
      const kind = node.name === 'warn' || node.name === 'error' ? node.name : 'log';
      return { kind, said: node.text ?? '' };
    }
  }
}

/** What is said of it in its first paragraph. */
function withDocs(text: string, docs = ''): string {
  const [first = ''] = docs.trim().split(/\n\s*\n/);
  const short = first.length > shownLetters ? `${first.slice(0, shownLetters)}…` : first;
  return short === '' ? text : `${text}\n\n${short}`;
}

function listed(names: readonly string[]): string {
  const all = [...new Set(names)];
  const more = all.length > shownCompletions ? ['…'] : [];
  return [...all.slice(0, shownCompletions), ...more].join(' · ');
}
