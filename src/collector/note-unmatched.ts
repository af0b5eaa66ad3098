import type { Manifest } from '../protocol/manifest.ts';
import { knownStepsOf, stepMatcher, type ToldStep } from '../protocol/known-steps.ts';
import type { Store } from './store.ts';

interface UnmatchedOptions {
  readManifest: () => Manifest;
  store: Pick<Store, 'rememberSteps' | 'knownSteps'>;
  now: () => number;
  log: (message: string) => void;
}

const loggedEveryMs = 60_000;

/**
 * Remembers what each build asks of its readers, and logs how many events are of steps that none
 * seen so far has: the pages are ahead of the manifest here, or somebody makes them up. They are
 * kept all the same. The log gets a count, at most once a minute.
 */
export function unmatchedNoter({ readManifest, store, now, log }: UnmatchedOptions) {
  let remembered: Manifest | undefined;
  let isKnown = stepMatcher([]);
  let unmatched = 0;
  let loggedAtMs = -Infinity;

  return async (events: readonly ToldStep[]): Promise<void> => {
    const manifest = readManifest();
    if (manifest !== remembered) {
      await store.rememberSteps(manifest.site, knownStepsOf(manifest));
      isKnown = stepMatcher(await store.knownSteps(manifest.site));
      remembered = manifest;
    }
    unmatched += events.filter((event) => !isKnown(event)).length;
    if (unmatched === 0 || now() - loggedAtMs < loggedEveryMs) return;
    log(
      `Kept, but set aside until a manifest knows their steps: ${unmatched} ${unmatched === 1 ? 'event' : 'events'}. Is the manifest here older than the pages?`,
    );
    unmatched = 0;
    loggedAtMs = now();
  };
}
