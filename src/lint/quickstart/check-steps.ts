import { beaconLimits } from '../../protocol/beacon.ts';
import { countLetters, signsIn } from '../../protocol/count-letters.ts';
import type { Step } from '../../protocol/step.ts';
import { doubtful, placeOnLine, wrong, type Finding } from '../finding.ts';
import type { CheckedPage } from './checked-page.ts';
import type { Outline } from './read-outline.ts';
import { stepEmpty, stepIdTooLong, stepIdTwice, stepTwice } from './errors.ts';

/** What is wrong with each step. One without anything to do is fine as long as it says something. */
export function checkSteps({ outline, source }: CheckedPage): Finding[] {
  const merged = outline.repeatedIds.map(({ title, id, line }) =>
    wrong(placeOnLine(source, line), stepIdTwice, title, id),
  );
  const ofSteps = outline.steps.flatMap((step, index) => {
    const { id, title, line } = step;
    const place = placeOnLine(source, line);
    const first = outline.steps.findIndex((other) => sameTitle(other, step));
    const twin = first < index ? outline.steps[first] : undefined;
    return [
      ...(id.length > beaconLimits.idCharacters
        ? [wrong(place, stepIdTooLong, title, beaconLimits.idCharacters)]
        : []),
      ...(isEmpty(step, outline) ? [wrong(place, stepEmpty, title)] : []),
      ...(twin ? [doubtful(place, stepTwice, title, twin.line)] : []),
    ];
  });
  return [...ofSteps, ...merged];
}

function sameTitle(one: Step, other: Step): boolean {
  return one.title.toLowerCase() === other.title.toLowerCase();
}

function isEmpty(step: Step, { isList }: Outline): boolean {
  const { title, actions, codeLines } = step;
  const letters = signsIn(step);
  const titleLetters = isList ? 0 : signsIn(countLetters(title));
  return letters <= titleLetters && actions.length === 0 && codeLines.length === 0;
}
