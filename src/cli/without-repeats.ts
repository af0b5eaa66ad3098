type Log = (message: string, error?: unknown) => void;

interface ToldCause {
  atMs: number;
  /** How often it came since. */
  repeats: number;
}

/** What goes on going wrong is told again after so long. */
const againAfterMs = 60_000;

/** So many causes are told apart. */
const mostCauses = 50;

/**
 * Tells a cause once, and while it lasts once a minute with how often it came: a database that is gone
 * fails each request, and a log that repeats it fills the disk too.
 */
export function withoutRepeats(log: Log, now: () => number): Log {
  const causes = new Map<string, ToldCause>();
  return (message, error) => {
    if (error === undefined) {
      log(message);
      return;
    }
    const cause =
      error instanceof Error ? `${error.name}: ${error.message}` : JSON.stringify(error);
    const nowMs = now();
    const told = causes.get(cause);
    if (told && Math.abs(nowMs - told.atMs) < againAfterMs) {
      told.repeats += 1;
      return;
    }
    if (causes.size >= mostCauses) causes.clear();
    causes.set(cause, { atMs: nowMs, repeats: 0 });
    const repeats = told?.repeats ?? 0;
    log(
      repeats === 0 ? message : `${message} (${repeats} times more since it was last told)`,
      error,
    );
  };
}
