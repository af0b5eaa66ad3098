import { silenceMs } from '../../protocol/silence.ts';
import type { GaveUp, Open, Unfinished } from './run.ts';

/** How an unfinished run stands at a time: given up once nothing was heard of it for long. */
export function settle(
  run: Pick<Unfinished, 'isOver' | 'lastReceivedMs' | 'lastSeenMs' | 'landedAtMs'>,
  nowMs: number,
): Pick<GaveUp, 'outcome' | 'lastSeenMs'> | Pick<Open, 'outcome' | 'observedMs'> {
  const { isOver, lastReceivedMs, lastSeenMs, landedAtMs } = run;
  if (isOver || nowMs - lastReceivedMs > silenceMs) return { outcome: 'gave-up', lastSeenMs };
  return { outcome: 'open', observedMs: Math.max(lastSeenMs, nowMs - landedAtMs) };
}
