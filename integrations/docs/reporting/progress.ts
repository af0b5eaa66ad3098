interface Work {
  /** `compiled`, before "12 of 300 pages". */
  verb: string;
  total: number;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
  say: (line: string) => void;
}

/**
 * Says once a second how far a build is, and nothing of work that is done within the first.
 *
 * @returns to be called after each page
 */
export function sayProgress({ verb, total, now, say }: Work): () => void {
  let done = 0;
  let saidMs = now();
  return () => {
    done += 1;
    if (done === total || now() - saidMs < 1_000) return;
    saidMs = now();
    say(`${verb} ${done} of ${total} pages`);
  };
}
