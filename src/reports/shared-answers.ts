/** Who asks for one more is asked to come again. */
const mostAtOnce = 3;

interface SharedAnswer {
  answer: Promise<string>;
  /** How many wait for it. */
  waiting: number;
  /** Says that nobody does any more. */
  abandoned: AbortController;
}

/** Answers that are being made: who asks for the same one meanwhile gets the same. */
export class SharedAnswers {
  readonly #underWay = new Map<string, SharedAnswer>();

  /**
   * @param key the same for the same answer
   * @param signal aborted when the one who asks has gone; when all have, it need not be made
   * @returns undefined when enough others are being made
   */
  ask(
    key: string,
    make: (signal: AbortSignal) => Promise<string>,
    signal: AbortSignal,
  ): Promise<string> | undefined {
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

  #begin(key: string, make: (signal: AbortSignal) => Promise<string>): SharedAnswer {
    const abandoned = new AbortController();
    const answer = make(abandoned.signal).finally(() => {
      this.#underWay.delete(key);
    });
    const shared = { answer, waiting: 0, abandoned };
    this.#underWay.set(key, shared);
    return shared;
  }
}
