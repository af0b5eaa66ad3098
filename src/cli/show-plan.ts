import type { Manifest } from '../protocol/manifest.ts';
import { chosenOf, type WalkChoice } from '../walkthrough/chosen-variant.ts';
import { demandWalks } from '../walkthrough/runner/demand-walks.ts';
import { renderPlan } from '../walkthrough/runner/render-plan.ts';
import type { ExitCode, World } from './command.ts';

/** Prints what a walk would do, and does nothing of it. */
export function showPlan(world: World, manifest: Manifest, choice: WalkChoice): ExitCode {
  demandWalks(manifest, choice);
  const plans = chosenOf(manifest.quickstarts, choice).map((one) => renderPlan(one, world.env));
  world.stdout.write(plans.join('\n'));
  return 0;
}
