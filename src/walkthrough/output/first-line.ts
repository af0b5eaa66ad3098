/** What a foreign error says in short: its first line, without the name of the call that failed. */
export function firstLine(error: unknown): string {
  // `fetch` hides what happened behind "fetch failed".
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = inner instanceof Error ? inner.message : String(inner);
  return (message.split('\n')[0] ?? '').replace(/^(?:page|locator)\.\w+: /, '');
}
