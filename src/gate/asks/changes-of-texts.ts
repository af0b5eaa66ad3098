import type { AskChange } from './ask-change.ts';
import { isActive, type Ask, type BuiltStep, type PlacedAsk, type StepAsks } from './ask.ts';
import { isSlipOf } from './same-ask.ts';
import { isTelling, sharedWords, without, wordsOf } from './words-of.ts';

/** A text keeps its place among those accepted while it shares half of its words with one. */
const sharedHalves = 2;
/** What an accepted text may grow by and say nothing that a reader must have or do. */
const leastGrowth = 2;
/** A text of its own says something new with one telling word, or with a third of its words. */
const freshThirds = 3;

/**
 * What there is to read before the first action and in sections without one, where more may be asked
 * of a reader than commands say. A text that stood on the page elsewhere, or in other words' order,
 * parts or slips, is the same.
 */
export function changesOfTexts(
  built: readonly BuiltStep[],
  accepted: readonly StepAsks[],
  steps: ReadonlyMap<StepAsks, StepAsks>,
): AskChange[] {
  const before = accepted.flatMap(textsOf);
  const judge = textJudge(built.flatMap(textsOf), before);
  // One that is named otherwise and has no text cannot be told from another such.
  let emptyBefore =
    accepted.filter(isEmpty).length - built.filter((one) => isEmpty(one) && steps.has(one)).length;
  let isBeforeAction = true;
  return built.flatMap((step) => {
    const texts = textsAsked(step, isBeforeAction);
    if (isActive(step)) isBeforeAction = false;
    if (isActive(step) || steps.has(step)) return joined(texts.map(judge));
    if (isEmpty(step)) {
      emptyBefore -= 1;
      return emptyBefore < 0 ? [sectionChange(step)] : [];
    }
    const changes = joined(texts.map(judge));
    return changes.some(({ amount }) => amount === undefined) ? [sectionChange(step)] : changes;
  });
}

/** Says of a text whether it is more than was accepted. */
function textJudge(
  now: readonly Ask[],
  before: readonly Ask[],
): (ask: PlacedAsk) => AskChange | undefined {
  const wordsNow = now.flatMap(({ text }) => wordsOf(text));
  const wordsBefore = before.flatMap(({ text }) => wordsOf(text));
  const vanished = without(wordsBefore, wordsNow);
  const fresh = without(wordsNow, wordsBefore).filter(
    (word) => !vanished.some((other) => isSlipOf(word, other)),
  );
  const pairs = pairTexts(now, before);
  return (ask) => {
    const { text, words = 0, line } = ask;
    const own = wordsOf(text);
    const added = own.filter((word) => fresh.includes(word));
    const telling = added.filter(isTelling).length;
    const change: AskChange = {
      ...{ kind: 'more', what: 'text', text },
      ...(line !== undefined && { line }),
    };
    const counterpart = pairs.get(ask);
    if (!counterpart)
      return telling > 0 || added.length * freshThirds >= own.length ? change : undefined;
    const wasWords = counterpart.words ?? 0;
    const hasGrown = words - wasWords >= leastGrowth && telling >= leastGrowth;
    return hasGrown ? { ...change, amount: { words, wasWords } } : undefined;
  };
}

/** Texts that follow one another, as of a list, are one change. */
function joined(judged: readonly (AskChange | undefined)[]): AskChange[] {
  const changes: AskChange[] = [];
  for (const [index, change] of judged.entries()) {
    const last = changes.at(-1);
    const isNext = index > 0 && judged[index - 1] !== undefined;
    if (!change) continue;
    if (last && isNext && !last.amount && !change.amount) last.text += ` ${change.text}`;
    else changes.push({ ...change });
  }
  return changes;
}

/** Each text with the one that it was, the most alike first; each once. */
function pairTexts(now: readonly Ask[], before: readonly Ask[]): Map<Ask, Ask> {
  const wordsBefore = before.map((ask) => ({ ask, words: wordsOf(ask.text) }));
  const candidates = now.flatMap((ask) => {
    const own = wordsOf(ask.text);
    return wordsBefore.flatMap(({ ask: other, words }) => {
      const shared = sharedWords(own, words);
      const isAlike = shared > 0 && shared * sharedHalves >= Math.min(own.length, words.length);
      const share = shared / Math.max(own.length, words.length);
      return isAlike ? [{ ask, other, share }] : [];
    });
  });
  const pairs = new Map<Ask, Ask>();
  const taken = new Set<Ask>();
  for (const { ask, other } of candidates.toSorted((left, right) => right.share - left.share)) {
    if (pairs.has(ask) || taken.has(other)) continue;
    pairs.set(ask, other);
    taken.add(other);
  }
  return pairs;
}

function textsOf({ asks }: StepAsks): Ask[] {
  return asks.filter(({ what }) => what === 'text');
}

function textsAsked({ asks }: BuiltStep, isBeforeAction: boolean): PlacedAsk[] {
  const first = asks.findIndex(({ what }) => what !== 'text' && what !== 'need');
  if (first < 0) return asks.filter(({ what }) => what === 'text');
  return isBeforeAction ? asks.slice(0, first).filter(({ what }) => what === 'text') : [];
}

function isEmpty(step: StepAsks): boolean {
  return !isActive(step) && textsOf(step).length === 0;
}

function sectionChange(step: BuiltStep): AskChange {
  return {
    ...{ kind: 'more', what: 'section', text: step.title },
    ...(step.line !== undefined && { line: step.line }),
  };
}
