import { beaconLimits } from '../../protocol/beacon.ts';
import { placeOnLine, wrong, type Finding } from '../finding.ts';
import { checkBlocks } from './check-blocks.ts';
import { checkForms } from './check-forms.ts';
import { checkGoalShown, checkGoalTells } from './check-goal.ts';
import { checkOrder } from './check-order.ts';
import { checkPlaceholders } from './check-placeholders.ts';
import { checkPromises } from './check-promises.ts';
import { checkServed } from './check-served.ts';
import { checkSteps } from './check-steps.ts';
import type { CheckedPage, CheckedQuickstart } from './checked-page.ts';
import { quickstartIdTooLong, quickstartWithoutActions, quickstartWithoutSteps } from './errors.ts';

/**
 * What is wrong with a quickstart as its page shows it, whatever a reader chooses; what several
 * variants share is told once.
 *
 * @param hasBrokenFences true where blocks are not what their writer meant: what is missing then is
 * not missed twice
 */
export function checkQuickstart(page: CheckedQuickstart, hasBrokenFences: boolean): Finding[] {
  const { outlines, ...rest } = page;
  const isGoalShown = outlines.some(({ showsGoal }) => showsGoal);
  const found: Finding[] = [];
  const told = new Set<string>();
  for (const outline of outlines) {
    const ofVariant = checkVariant({ ...rest, outline, isGoalShown }, hasBrokenFences);
    found.push(...ofVariant.filter((finding) => !told.has(nameOf(finding))));
    for (const finding of ofVariant) told.add(nameOf(finding));
  }
  return found;
}

/** What is found at what place. */
function nameOf({ at, place }: Finding): string {
  return [at({}).code, place?.line, place?.column].join(':');
}

function checkVariant(page: CheckedPage, hasBrokenFences: boolean): Finding[] {
  const { outline, file } = page;
  if (outline.steps.length === 0) {
    return [wrong(undefined, quickstartWithoutSteps, file)];
  }
  return [
    ...[...checkId(page), ...checkBlocks(page), ...checkSteps(page), ...checkForms(page)],
    ...(hasBrokenFences ? [] : checkMissing(page)),
    ...[...checkGoalTells(page), ...checkPromises(page), ...checkPlaceholders(page)],
  ];
}

function checkMissing(page: CheckedPage): Finding[] {
  const { outline, file, source } = page;
  if (outline.steps.some(({ actions }) => actions.length > 0)) {
    return [...checkOrder(page), ...checkServed(page), ...checkGoalShown(page)];
  }
  const place = placeOnLine(source, outline.steps[0]?.line);
  return [wrong(place, quickstartWithoutActions, file)];
}

function checkId({ id, file }: CheckedPage): Finding[] {
  return id.length > beaconLimits.idCharacters
    ? [wrong(undefined, quickstartIdTooLong, file, beaconLimits.idCharacters)]
    : [];
}
