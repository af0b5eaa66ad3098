import { linesOf } from '../../../src/text/code-frame.ts';
import { isOfSamples, sampleIn, type FencedCode } from '../markdown/fence-marks.ts';
import type { ReadSamples, SampleFault } from '../markdown/read-samples.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { twoslashOff, twoslashWrong } from '../problems/twoslash-errors.ts';
import type { Mistake, TextPlace } from './mistake.ts';

interface WrittenSample {
  sample: FencedCode;
  /** Of its fence. */
  line: number;
  /** True where its code stands in the page, not in a file. */
  isHere: boolean;
}

/** Samples that do not hold what they say. */
export function wrongSamples(page: WrittenPage, samples: ReadSamples): Mistake[] {
  return samplesIn(page).flatMap(({ sample, line, isHere }): Mistake[] => {
    const { language, code } = sample;
    if (!isOfSamples(language)) {
      const why = `Twoslash reads TypeScript and JavaScript, and this is ${language}`;
      return [mistake({ line, column: 1 }, { why, hint: 'Take the word twoslash out.' })];
    }
    const { faults = [] } = samples.check(language, code);
    return faults.map((fault) => {
      const place = isHere ? placeOf({ code, line }, fault, page.source.text) : undefined;
      return mistake(place ?? { line, column: 1 }, fault);
    });
  });
}

/** Samples that nobody checks. */
export function uncheckedSamples(page: WrittenPage): Mistake[] {
  return samplesIn(page).map(({ line }) => ({
    place: { line, column: 1 },
    at: (location) => twoslashOff.at({ location }),
  }));
}

function samplesIn({ nodes, source: { file } }: WrittenPage): WrittenSample[] {
  return nodes.flatMap(({ node }): WrittenSample[] => {
    if (node.type !== 'code') return [];
    const written = { language: node.lang ?? '', meta: node.meta ?? '', code: node.value };
    const sample = sampleIn(written, file);
    if (!sample) return [];
    const line = node.position?.start.line ?? 1;
    return [{ sample, line, isHere: sample.code === node.value }];
  });
}

function mistake(place: TextPlace, { why, hint }: Pick<SampleFault, 'why' | 'hint'>): Mistake {
  return { place, at: (location) => twoslashWrong.at({ location }, why, hint) };
}

function placeOf(
  { code, line }: { code: string; line: number },
  fault: SampleFault,
  text: string,
): TextPlace | undefined {
  if (fault.line === undefined) return undefined;
  const written = linesOf(code)[fault.line - 1] ?? '';
  const shown = linesOf(text)[line + fault.line - 1] ?? '';
  // In a list or a quote its lines begin further in.
  const start = Math.max(0, shown.indexOf(written));
  const column = fault.column ?? 1 + Math.max(0, written.search(/\S/));
  return { line: line + fault.line, column: start + column };
}
