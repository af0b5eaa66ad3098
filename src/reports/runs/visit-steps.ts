import type { ReceivedEvent } from '../../protocol/received-event.ts';
import type { StepVisit } from './run.ts';

/**
 * What one run did at each step: when it was first seen there (it read or copied), and how often it
 * copied or said that it was confused. Ordered by time; at the same time by `seq`.
 *
 * @param events of one run and quickstart, each once, by `seq`
 */
export function visitSteps(
  events: readonly ReceivedEvent[],
  elapsedMs: (event: ReceivedEvent) => number,
): StepVisit[] {
  const visits = new Map<string, StepVisit>();
  for (const event of events) {
    if (event.step === undefined || (event.kind !== 'step' && event.kind !== 'copy')) continue;
    const reachedMs = elapsedMs(event);
    const known = visits.get(event.step);
    if (known) known.reachedMs = Math.min(known.reachedMs, reachedMs);
    else visits.set(event.step, { step: event.step, reachedMs, copies: 0, confused: 0 });
  }
  for (const { step, kind } of events) {
    const visit = step === undefined ? undefined : visits.get(step);
    if (visit && kind === 'copy') visit.copies += 1;
    if (visit && kind === 'confused') visit.confused += 1;
  }
  return [...visits.values()].sort((a, b) => a.reachedMs - b.reachedMs);
}
