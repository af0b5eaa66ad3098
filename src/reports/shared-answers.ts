import type { MadeAnswer } from './reporter.ts';

/** Who asks for one more is asked to come again. */
const mostAtOnce = 3;

/** So many answers are kept. */
const mostKept = 12;

/**
 * An answer that took longer than this is given again for so many times as long: however often it is
 * asked for, making it takes a tenth of a core at most. One that is made in less is always new.
 */
const atOnceMs = 500;
const keptTimes = 10;

interface SharedAnswer {
  answer: Promise<string>;
  /** How many wait for it. */
  waiting: number;
  /** Says that nobody does any more. */
  abandoned: AbortController;
}

interface KeptAnswer {
  text: string;
  untilMs: number;
}

/** Answers that take time: who asks for the same one meanwhile, or soon after, gets the same. */
export class SharedAnswers {
  readonly #clockMs: () => number;
  readonly #underWay = new Map<string, SharedAnswer>();
  readonly #kept = new Map<string, KeptAnswer>();

  /** @param clockMs a clock that only goes forward */
  constructor(clockMs: () => number = () => performance.now()) {
    this.#clockMs = clockMs;
  }

  /**
   * @param key the same for the same answer
   * @param signal aborted when the one who asks has gone; when all have, it need not be made
   * @returns undefined when enough others are being made
   */
  ask(
    key: string,
    make: (signal: AbortSignal) => Promise<MadeAnswer>,
    signal: AbortSignal,
  ): Promise<string> | undefined {
    const kept = this.#kept.get(key);
    if (kept && kept.untilMs > this.#clockMs()) return Promise.resolve(kept.text);
    const known = this.#underWay.get(key);
    if (!known && this.#underWay.size >= mostAtOnce) return undefined;
    const shared = known ?? this.#begin(key, make);
    shared.waiting += 1;
    signal.addEventListener('abort', () => {
      shared.waiting -= 1;
      if (shared.waiting === 0) shared.abandoned.abort();
    });
    return shared.answer;
  }

  #begin(key: string, make: (signal: AbortSignal) => Promise<MadeAnswer>): SharedAnswer {
    const abandoned = new AbortController();
    const answer = this.#make(key, make(abandoned.signal)).finally(() => {
      this.#underWay.delete(key);
    });
    const shared = { answer, waiting: 0, abandoned };
    this.#underWay.set(key, shared);
    return shared;
  }

  async #make(key: string, making: Promise<MadeAnswer>): Promise<string> {
    const { text, tookMs } = await making;
    // The one that was made longest ago goes first.
    this.#kept.delete(key);
    if (tookMs > atOnceMs) {
      this.#kept.set(key, { text, untilMs: this.#clockMs() + keptTimes * tookMs });
    }
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) break;
      this.#kept.delete(oldest);
    }
    return text;
  }
}
