import type { BeaconEvent } from '../protocol/beacon.ts';
import type { Manifest } from '../protocol/manifest.ts';
import type { KnownStep, Store } from './store.ts';

/** Every step of a manifest, and each quickstart's revision as such. */
export function stepsOf({ quickstarts }: Manifest): KnownStep[] {
  return quickstarts.flatMap(({ id, revision, variants }) => {
    const steps = new Set(variants.flatMap((variant) => variant.steps.map((step) => step.id)));
    const known = { quickstart: id, revision };
    return [known, ...[...steps].map((step) => ({ ...known, step }))];
  });
}

/**
 * Finds the first event that speaks of a quickstart, revision or step that no build seen so far
 * has had. A page stays open for hours and a deployment does not wait for it, so the steps of
 * earlier builds are remembered in the store.
 */
export function unknownStepFinder(readManifest: () => Manifest, store: Store) {
  const known = new Set<string>();
  let remembered: Manifest | undefined;

  return async (events: readonly BeaconEvent[]): Promise<BeaconEvent | undefined> => {
    const manifest = readManifest();
    if (manifest !== remembered) await remember(manifest);
    for (const event of events) {
      if (!(await isKnown(manifest.site, event))) return event;
    }
    return undefined;
  };

  async function remember(manifest: Manifest): Promise<void> {
    const steps = stepsOf(manifest);
    await store.rememberSteps(manifest.site, steps);
    for (const step of steps) known.add(keyOf(step));
    remembered = manifest;
  }

  async function isKnown(site: string, event: BeaconEvent): Promise<boolean> {
    const { quickstart, revision, step } = event;
    if (quickstart === undefined || revision === undefined) return step === undefined;
    const asked = { quickstart, revision, ...(step === undefined ? {} : { step }) };
    if (known.has(keyOf(asked))) return true;
    if (!(await store.knowsStep(site, asked))) return false;
    known.add(keyOf(asked));
    return true;
  }
}

function keyOf({ quickstart, revision, step }: KnownStep): string {
  return JSON.stringify([quickstart, revision, step]);
}
