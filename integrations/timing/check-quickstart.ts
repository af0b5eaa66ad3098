import { beaconLimits } from '../../src/protocol/beacon.ts';
import type { MeantimeError } from '../../src/protocol/errors.ts';
import type { ReadQuickstart } from '../../src/protocol/read-steps.ts';
import type { Step } from '../../src/protocol/step.ts';
import {
  backgroundWithoutReady,
  goalNotShown,
  quickstartIdTooLong,
  quickstartWithoutActions,
  quickstartWithoutSteps,
  stepEmpty,
  stepIdTooLong,
} from './errors.ts';

/**
 * What is wrong with a quickstart, each with its file and line; empty when nothing is.
 * Steps without anything to do are fine as long as they say something.
 *
 * @param place what to call the page where its file is unknown
 */
export function checkQuickstart(quickstart: ReadQuickstart, place: string): MeantimeError[] {
  const { meta, steps, showsGoal } = quickstart;
  const page = meta.source ?? place;
  const at = (line?: number) => ({
    location: { file: page, ...(line === undefined ? {} : { line }) },
  });
  if (steps.length === 0) return [quickstartWithoutSteps.at(at(), page)];
  if (steps.every(({ actions }) => actions.length === 0)) {
    return [quickstartWithoutActions.at(at(steps[0]?.line), page)];
  }
  const problems = steps.flatMap((step) => checkStep(step, at));
  if (meta.id.length > beaconLimits.idCharacters) {
    problems.push(quickstartIdTooLong.at(at(), page, beaconLimits.idCharacters));
  }
  if (!showsGoal) {
    problems.push(goalNotShown.at(at(steps.at(-1)?.line), page, meta.goal));
  }
  return problems;
}

type At = (line?: number) => { location: { file: string; line?: number } };

function checkStep(step: Step, at: At): MeantimeError[] {
  const problems: MeantimeError[] = [];
  if (step.id.length > beaconLimits.idCharacters) {
    problems.push(stepIdTooLong.at(at(step.line), step.title, beaconLimits.idCharacters));
  }
  const titleLetters = Array.from(step.title.replace(/\s/g, '')).length;
  if (step.letters <= titleLetters && !step.actions.length && !step.codeLines.length) {
    problems.push(stepEmpty.at(at(step.line), step.title));
  }
  for (const action of step.actions) {
    if (action.kind !== 'run' || !action.background || action.ready !== undefined) continue;
    problems.push(backgroundWithoutReady.at(at(action.line), firstLine(action.text)));
  }
  return problems;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
