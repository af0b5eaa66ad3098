import { timesUrl } from 'virtual:meantime/client';
import type { ViewedQuickstart } from '../view-quickstart.ts';

interface PublicTimes {
  quickstarts: { id: string; steps: { id: string; toHelloMs: number | null }[] }[];
}

/**
 * How long readers take from each step to hello, in ms, in the order of the steps; undefined for what
 * the team does not publish or too few readers tell of. Never rejects.
 */
export async function readersTimes({
  meta,
  steps,
}: ViewedQuickstart): Promise<(number | undefined)[] | undefined> {
  if (!timesUrl) return undefined;
  try {
    const answer = await fetch(timesUrl, { credentials: 'omit', priority: 'low' });
    // Whatever it holds, it is shown as a time or not at all.
    const { quickstarts } = (await answer.json()) as PublicTimes;
    const told = quickstarts.find(({ id }) => id === meta.id)?.steps ?? [];
    return steps.map(({ id }, index) => {
      // A translation has steps of other ids at the same places.
      const same = told.length === steps.length ? told[index] : undefined;
      const ms = (told.find((step) => step.id === id) ?? same)?.toHelloMs;
      return typeof ms === 'number' && ms > 0 && ms < 86_400_000 ? ms : undefined;
    });
  } catch {
    // Not there, or not now: the model's time stays.
    return undefined;
  }
}
