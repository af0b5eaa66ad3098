/** When something was done, on the clock that browsers on this machine have too. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** Does something and says when: what came of it has its time in between, however long it took. */
export async function during(action: () => Promise<unknown>): Promise<Span> {
  const fromMs = Date.now();
  await action();
  return { fromMs, toMs: Date.now() };
}
