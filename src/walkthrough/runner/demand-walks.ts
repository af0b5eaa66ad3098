import type { Manifest } from '../../protocol/manifest.ts';
import { quickstartName } from '../../protocol/quickstart-name.ts';
import { chosenOf, type WalkChoice } from '../chosen-variant.ts';
import { nothingToWalk, variantUnknown } from '../errors.ts';

/** @throws MeantimeError `nothing-to-walk`, `variant-unknown` */
export function demandWalks({ quickstarts }: Manifest, choice: WalkChoice): void {
  const { only, variant } = choice;
  const ofAll = chosenOf(quickstarts, only === undefined ? {} : { only });
  if (ofAll.length === 0) throw nothingToWalk(only, quickstarts.map(quickstartName));
  if (variant === undefined || chosenOf(quickstarts, choice).length > 0) return;
  const known = ofAll.map(({ variant: { id } }) => id).filter((id) => id !== 'default');
  throw variantUnknown(variant, [...new Set(known)]);
}
