import type { Manifest } from '../protocol/manifest.ts';
import {
  knownStepsOf,
  stepMatcher,
  type KnownStep,
  type ToldStep,
} from '../protocol/known-steps.ts';
import type { Store } from './store.ts';

interface UnmatchedOptions {
  readManifest: () => Manifest;
  store: Pick<Store, 'rememberSteps' | 'knownSteps'>;
  now: () => number;
  log: (message: string, error?: unknown) => void;
}

const loggedEveryMs = 60_000;
const mostUnjudged = 10_000;

/**
 * Remembers what each build asks of its readers, and logs how many events are of steps that none
 * seen so far has: the pages are ahead of the manifest here, or somebody makes them up. They are
 * kept all the same. The log gets a count, at most once a minute.
 */
export function unmatchedNoter({ readManifest, store, now, log }: UnmatchedOptions) {
  let remembered: Manifest | undefined;
  let isKnown = stepMatcher([]);
  /** What cannot be judged yet; undefined once earlier builds are known. */
  let unjudged: ToldStep[] | undefined;
  let unmatched = 0;
  let loggedAtMs = -Infinity;

  function count(events: readonly ToldStep[]): void {
    unmatched += events.filter((event) => !isKnown(event)).length;
    if (unmatched === 0 || now() - loggedAtMs < loggedEveryMs) return;
    log(
      `Kept, but set aside until a manifest knows their steps: ${unmatched} ${unmatched === 1 ? 'event' : 'events'}. Is the manifest here older than the pages?`,
    );
    unmatched = 0;
    loggedAtMs = now();
  }

  // A store may have to ask another machine for them: no batch waits for that.
  async function learn({ site }: Manifest, own: readonly KnownStep[]): Promise<void> {
    const held: ToldStep[] = [];
    unjudged = held;
    const known = await store.knownSteps(site).catch((error: unknown) => {
      log('The steps of earlier builds cannot be read; they count as unknown here.', error);
      return [];
    });
    // A later build may have come meanwhile.
    if (unjudged !== held) return;
    isKnown = stepMatcher([...known, ...own]);
    unjudged = undefined;
    count(held);
  }

  return async (events: readonly ToldStep[]): Promise<void> => {
    const manifest = readManifest();
    if (manifest !== remembered) {
      const own = knownStepsOf(manifest);
      await store.rememberSteps(manifest.site, own);
      // Of those who waited together, the first one asks.
      if (manifest !== remembered) void learn(manifest, own);
      remembered = manifest;
    }
    if (!unjudged) count(events);
    else if (unjudged.length < mostUnjudged) unjudged.push(...events);
  };
}
