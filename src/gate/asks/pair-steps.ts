import { isAction, type StepAsks } from './ask.ts';
import { keyOfAsk } from './same-ask.ts';

const shareOfAction = 6;
const shareOfId = 4;
const shareOfText = 1;

/**
 * Which step is which of those accepted: the one that asks for the most of the same, whatever its
 * title; where several ask for as much, the one of the same id. Each is paired once.
 */
export function pairSteps<Built extends StepAsks, Accepted extends StepAsks>(
  built: readonly Built[],
  accepted: readonly Accepted[],
): Map<Built, Accepted> {
  const candidates = built.flatMap((step) =>
    accepted.flatMap((other) => {
      const shared = sharedBy(step, other);
      return shared > 0 ? [{ step, other, shared }] : [];
    }),
  );
  const pairs = new Map<Built, Accepted>();
  const taken = new Set<Accepted>();
  for (const { step, other } of candidates.toSorted((left, right) => right.shared - left.shared)) {
    if (pairs.has(step) || taken.has(other)) continue;
    pairs.set(step, other);
    taken.add(other);
  }
  return pairs;
}

function sharedBy(one: StepAsks, other: StepAsks): number {
  const left = other.asks.map(keyOfAsk);
  let shared = one.id === other.id ? shareOfId : 0;
  for (const ask of one.asks) {
    const at = left.indexOf(keyOfAsk(ask));
    if (at < 0) continue;
    left.splice(at, 1);
    shared += isAction(ask) ? shareOfAction : shareOfText;
  }
  return shared;
}
