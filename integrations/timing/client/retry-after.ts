const longestMs = 3_600_000;

/** For how long an answer asks not to be asked again, in ms; 0 where it does not say. */
export function retryAfterMs(headers: Headers): number {
  const text = headers.get('retry-after') ?? '';
  const ms = Number(text) * 1_000 || Date.parse(text) - Date.now();
  return Math.min(longestMs, Math.max(0, ms || 0));
}
