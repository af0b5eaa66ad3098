interface WakeableOptions {
  /** Does all that is due. @returns how long until something else is; undefined for nothing */
  work: () => Promise<number | undefined>;
  /** @returns how long to wait after a failure */
  onFailure: (error: unknown) => number;
  /** Ends it. */
  signal: AbortSignal;
}

/** A timer that waits longer fires at once. */
const longestTimerMs = 2 ** 31 - 1;

/** Work that is done when it is due and when somebody wakes it, never twice at a time. */
export function wakeable({ work, onFailure, signal }: WakeableOptions) {
  let underWay: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isAsked = false;

  function wake(): void {
    isAsked = true;
    if (signal.aborted || underWay) return;
    isAsked = false;
    clearTimeout(timer);
    underWay = work().catch(onFailure).then(rest);
  }

  function rest(waitMs: number | undefined): void {
    underWay = undefined;
    if (signal.aborted) return;
    // Something came while it was at work.
    if (isAsked) wake();
    else if (waitMs !== undefined) {
      timer = setTimeout(wake, Math.min(waitMs, longestTimerMs)).unref();
    }
  }

  return {
    wake,
    /** Resolves when nothing is under way any more; the signal has been given before. */
    ended: async (): Promise<void> => {
      clearTimeout(timer);
      await underWay;
    },
  };
}
