import type { HotChannelClient, HotPayload } from 'vite';

interface LateErrors {
  /** An error is told to the tabs that listen. */
  heard: (message: HotPayload) => void;
  /** A tab listens from now on. */
  connected: (tab: Pick<HotChannelClient, 'send'>) => void;
}

/**
 * Astro tells what is wrong with a page a moment after it answered, to the tabs that listen by then.
 * A tab that comes to it later is told when it does.
 *
 * @param failed paths of the pages that failed, with the time when they were asked for
 * @param missedForMs how long after that a tab may still come
 */
export function lateErrors(failed: ReadonlyMap<string, number>, missedForMs: number): LateErrors {
  let last: { message: HotPayload; atMs: number } | undefined;
  const told = new Map<string, number>();
  return {
    heard: (message) => {
      last = { message, atMs: performance.now() };
    },
    connected: (tab) => {
      // A tab does not say which page it shows: the next one after a failure is taken for its own.
      const recent = performance.now() - missedForMs;
      for (const [path, askedMs] of failed) {
        if (told.get(path) === askedMs || askedMs < recent) continue;
        told.set(path, askedMs);
        if (last && askedMs < last.atMs) tab.send(last.message);
        return;
      }
    },
  };
}
