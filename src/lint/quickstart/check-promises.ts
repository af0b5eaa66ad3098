import { modelSteps } from '../../newcomer/model.ts';
import { placeAt } from '../../text/place-at.ts';
import { doubtful, placeOnLine, type Finding } from '../finding.ts';
import type { CheckedPage } from './checked-page.ts';
import { promiseBroken } from './errors.ts';
import { findPromises, type TimePromise } from './promises.ts';

const minuteMs = 60_000;

/**
 * Times that the text promises and the model contradicts. Seconds are a machine's, where nothing
 * says that they are the reader's. In a step a promise may mean the step or the page, so that it has
 * to be broken by the step alone.
 */
export function checkPromises(page: CheckedPage): Finding[] {
  const { title, description, outline, source } = page;
  const { humanMs, steps } = modelSteps(outline.steps);
  const inFront = [title, description].flatMap(findPromises).filter(({ ms }) => ms >= 10_000);
  const before = findPromises(outline.prose.before).filter(isReaders);
  const ofPage = [...inFront, ...before].filter(({ ms }) => ms < humanMs);
  const ofSteps = steps.flatMap((step, index) =>
    findPromises(outline.prose.ofSteps[index] ?? '')
      .filter(isReaders)
      .flatMap((promise) => {
        const isOfPage = speaksOfPage.test(promise.sentence);
        const limitMs = isOfPage ? humanMs : step.humanMs;
        if (promise.ms >= limitMs) return [];
        const place = placeOf(promise, source, step.line);
        const { phrase } = promise;
        return [doubtful(place, promiseBroken, phrase, limitMs, isOfPage ? undefined : step.title)];
      }),
  );
  const places = ofPage.map((promise) =>
    doubtful(
      placeOf(promise, source, undefined),
      promiseBroken,
      promise.phrase,
      humanMs,
      undefined,
    ),
  );
  return [...places, ...ofSteps];
}

const speaksOfPage = /\b(?:page|quickstart|guide|tutorial|you(?:['’]ll| will)?|we)\b/i;

function isReaders({ ms, sentence }: TimePromise): boolean {
  return ms >= minuteMs || speaksOfPage.test(sentence);
}

/** Where the phrase stands, below the line of its step; marks may part its words. */
function placeOf({ phrase }: TimePromise, source: string | undefined, line: number | undefined) {
  if (source === undefined) return placeOnLine(source, line);
  const words = phrase
    .split(' ')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const from = line === undefined ? 0 : offsetOfLine(source, line);
  const found = new RegExp(words.join('[\\s*_`>]+'), 'i').exec(source.slice(from));
  return found ? placeAt(source, from + found.index) : placeOnLine(source, line);
}

function offsetOfLine(source: string, line: number): number {
  const lines = source.split(/(?<=\r\n|\n|\r(?!\n))/);
  return lines.slice(0, line - 1).join('').length;
}
