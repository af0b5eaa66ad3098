/** Replaces every secret in a text by `***`, the longest first, so that none shows by its rest. */
export function mask(text: string, secrets: Iterable<string>): string {
  const longestFirst = [...secrets].filter(Boolean).sort((a, b) => b.length - a.length);
  return longestFirst.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}
