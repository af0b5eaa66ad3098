import type { BeaconEvent } from './beacon.ts';
import type { Manifest } from './manifest.ts';

/** A step that a build of the site had; without `step`, the quickstart's revision as such. */
export interface KnownStep {
  quickstart: string;
  revision: string;
  step?: string;
}

/** Where in a quickstart something happened, as its event tells. */
export type ToldStep = Pick<BeaconEvent, 'quickstart' | 'revision' | 'step'>;

/** Every step of a manifest, and each quickstart's revision as such. */
export function knownStepsOf({ quickstarts }: Pick<Manifest, 'quickstarts'>): KnownStep[] {
  return quickstarts.flatMap(({ id, revision, variants }) => {
    const steps = new Set(variants.flatMap((variant) => variant.steps.map((step) => step.id)));
    const known = { quickstart: id, revision };
    return [known, ...[...steps].map((step) => ({ ...known, step }))];
  });
}

/**
 * Tells events of steps that a build has had from those that none seen so far has: a page may be
 * newer than the manifest at hand. What belongs to no quickstart is known; what names no revision
 * (no build has read its page) is known by any.
 */
export function stepMatcher(known: Iterable<KnownStep>): (told: ToldStep) => boolean {
  const keys = new Set<string>();
  for (const { quickstart, revision, step } of known) {
    keys.add(keyOf({ quickstart, revision, ...(step === undefined ? {} : { step }) }));
    keys.add(keyOf({ quickstart, ...(step === undefined ? {} : { step }) }));
  }
  return (told) => told.quickstart === undefined || keys.has(keyOf(told));
}

/** No id is empty or holds a line feed. */
function keyOf({ quickstart = '', revision = '', step = '' }: ToldStep): string {
  return `${quickstart}\n${revision}\n${step}`;
}
