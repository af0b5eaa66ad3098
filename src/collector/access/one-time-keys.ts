import { createHash, randomBytes } from 'node:crypto';

/** How long a link may wait for the person who started the collector. */
const keptForMs = 3_600_000;

/** Keys that open something once, within the hour; in memory alone. */
export function oneTimeKeys(now: () => number) {
  const expiries = new Map<string, number>();
  return {
    make(): string {
      const key = randomBytes(24).toString('base64url');
      expiries.set(digest(key), now() + keptForMs);
      return key;
    },
    /** Whether the key holds; it does no longer then. */
    take(key: string): boolean {
      const expiresAtMs = expiries.get(digest(key)) ?? -Infinity;
      expiries.delete(digest(key));
      return now() < expiresAtMs;
    },
  };
}

// Looked up by a digest, so that the time of the search says nothing about the keys.
function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
