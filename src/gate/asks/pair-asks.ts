import type { Ask, AskKind, PlacedAsk } from './ask.ts';
import { isMended, keyOfAsk } from './same-ask.ts';

/** Which ask of the page is which of those accepted, wherever on the page they stand. */
export interface AskPairs {
  /** The accepted one that is the same. */
  acceptedFor: (ask: Ask) => Ask | undefined;
  /** No accepted one is the same. */
  isMore: (ask: Ask) => boolean;
  /** The accepted one in whose place it stands. */
  insteadOf: (ask: Ask) => Ask | undefined;
  /** Accepted ones that the page has no more, and nothing in their place. */
  gone: Ask[];
}

/** Pairs by what is asked: exactly, then with a slip mended, then what took the place of what. */
export function pairAsks(built: readonly PlacedAsk[], accepted: readonly Ask[]): AskPairs {
  const same = new Map<Ask, Ask>();
  const instead = new Map<Ask, Ask>();
  const kinds = new Set(built.map(({ what }) => what));
  let gone = accepted.filter(({ what }) => !kinds.has(what));
  for (const what of kinds) {
    if (what === 'text') continue;
    const here = built.filter((ask) => ask.what === what);
    let left = pairBy(
      here,
      accepted.filter((ask) => ask.what === what),
      same,
      isSame,
    );
    left = pairBy(unpaired(here, same), left, same, isSlip);
    // However it is named, it is one thing to fill in, or one server to stop.
    if (what === 'placeholder' || what === 'stop')
      left = pairBy(unpaired(here, same), left, same, () => true);
    left = pairBy(unpaired(here, same), left, instead, isAlike);
    gone = [...gone, ...left];
  }
  return {
    acceptedFor: (ask) => same.get(ask),
    isMore: (ask) => !same.has(ask),
    insteadOf: (ask) => instead.get(ask),
    gone,
  };
}

function unpaired(asks: readonly PlacedAsk[], pairs: ReadonlyMap<Ask, Ask>): PlacedAsk[] {
  return asks.filter((ask) => !pairs.has(ask));
}

/** @returns the accepted ones that are left */
function pairBy(
  built: readonly PlacedAsk[],
  accepted: readonly Ask[],
  pairs: Map<Ask, Ask>,
  fits: (one: Ask, other: Ask) => boolean,
): Ask[] {
  const left = [...accepted];
  for (const ask of built) {
    const at = left.findIndex((other) => fits(ask, other));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found) pairs.set(ask, found);
  }
  return left;
}

function isSame(one: Ask, other: Ask): boolean {
  return keyOfAsk(one) === keyOfAsk(other);
}

const spoken: readonly AskKind[] = ['stop', 'command', 'prompt', 'open'];

function isSlip(one: Ask, other: Ask): boolean {
  return spoken.includes(one.what) && isMended(keyOfAsk(one), keyOfAsk(other));
}

/** Half of the words are the same. */
function isAlike(one: Ask, other: Ask): boolean {
  const words = keyOfAsk(one)
    .split(/[\s/]+/)
    .slice(1);
  const others = keyOfAsk(other)
    .split(/[\s/]+/)
    .slice(1);
  const shared = words.filter((word) => others.includes(word)).length;
  return shared * 2 >= Math.max(words.length, others.length);
}
