import type { Store } from './store.ts';

interface OldRunsOptions {
  store: Pick<Store, 'eraseWindow'>;
  site: () => string;
  /** Runs that landed longer ago are erased. */
  keepMs: number;
  now: () => number;
  log: (message: string, error?: unknown) => void;
}

const everyMs = 3_600_000;

/**
 * Erases runs that are older than what is to be kept: at once, and every hour from then on.
 *
 * @returns ends it between two steps; resolves when none is under way
 */
export function forgetOldRuns(options: OldRunsOptions): () => Promise<void> {
  const { store, site, keepMs, now, log } = options;
  const stopping = new AbortController();
  let sweep = Promise.resolve();

  async function forget(): Promise<void> {
    const nowMs = now();
    const window = { fromMs: 0, toMs: nowMs - keepMs };
    try {
      const count = await store.eraseWindow(site(), window, nowMs, stopping.signal);
      if (count > 0) log(`${count} old ${count === 1 ? 'run was' : 'runs were'} erased.`);
    } catch (error) {
      // A lock, a full disk: an hour later it may be over.
      log('Old runs could not be erased.', error);
    }
  }

  const startNext = () => {
    sweep = sweep.then(forget);
  };
  startNext();
  const timer = setInterval(startNext, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await sweep;
  };
}
