import { beaconLimits } from '../../protocol/beacon.ts';
import { placeOnLine, wrong, type Finding } from '../finding.ts';
import { checkBlocks, isUnreadSession } from './check-blocks.ts';
import { checkForms } from './check-forms.ts';
import { checkGoalShown, checkGoalTells } from './check-goal.ts';
import { checkOrder } from './check-order.ts';
import { checkPromises } from './check-promises.ts';
import { checkServed } from './check-served.ts';
import { checkSteps } from './check-steps.ts';
import type { CheckedPage } from './checked-page.ts';
import { quickstartIdTooLong, quickstartWithoutActions, quickstartWithoutSteps } from './errors.ts';

/**
 * What is wrong with a quickstart as its page shows it.
 *
 * @param hasBrokenFences true where blocks are not what their writer meant: what is missing then is
 * not missed twice
 */
export function checkQuickstart(page: CheckedPage, hasBrokenFences: boolean): Finding[] {
  const { outline, file } = page;
  if (outline.steps.length === 0) {
    return [wrong(undefined, quickstartWithoutSteps, file, outline.hasSmallerHeadings)];
  }
  const isUnclear = hasBrokenFences || outline.blocks.some(isUnreadSession);
  return [
    ...[...checkId(page), ...checkBlocks(page), ...checkSteps(page), ...checkForms(page)],
    ...(isUnclear ? [] : checkMissing(page)),
    ...[...checkGoalTells(page), ...checkPromises(page)],
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
