const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** The first Monday of 1970. */
const mondayMs = 4 * dayMs;
/** A week is told on Monday from 8 o'clock on (UTC). */
const toldFromMs = 8 * 3_600_000;
const everyMs = 3_600_000;

/** The end of the last week that is to be told by now: a Monday, 0 o'clock (UTC). */
export function lastWeekEnd(nowMs: number): number {
  return Math.floor((nowMs - toldFromMs - mondayMs) / weekMs) * weekMs + mondayMs;
}

/**
 * Calls with the end of the last week, at once and every hour: whoever hears of it twice does it once.
 *
 * @returns ends it
 */
export function weekly(due: (untilMs: number) => void, now: () => number): () => void {
  const tell = () => {
    due(lastWeekEnd(now()));
  };
  tell();
  const timer = setInterval(tell, everyMs).unref();
  return () => {
    clearInterval(timer);
  };
}
