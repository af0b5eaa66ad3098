import type { ReceivedEvent, TimeWindow } from '../protocol/received-event.ts';

interface Landed {
  firstMs: number;
  isReader: boolean;
}

/**
 * How many readers landed anywhere on the site in a window, be it that they never opened a
 * quickstart. Scripted newcomers, bots and the team are no readers.
 */
export function countLanded(events: readonly ReceivedEvent[], window: TimeWindow): number {
  const runs = new Map<string, Landed>();
  for (const { run, receivedAtMs, lab, bot, internal } of events) {
    const known = runs.get(run);
    runs.set(run, {
      firstMs: Math.min(known?.firstMs ?? Infinity, receivedAtMs),
      isReader: (known?.isReader ?? true) && !lab && !bot && !internal,
    });
  }
  const { fromMs, toMs } = window;
  const isCounted = ({ firstMs, isReader }: Landed) =>
    isReader && firstMs >= fromMs && firstMs < toMs;
  return [...runs.values()].filter(isCounted).length;
}
