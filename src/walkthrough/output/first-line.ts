/** What a foreign error says in short: its first line, without the name of the call that failed. */
export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').replace(/^(?:page|locator)\.\w+: /, '');
}
