import { systemCode } from '../../text/system-errors.ts';

export type PostOutcome =
  | { ok: true }
  /** `reason` names no address: that may be a secret. */
  | { ok: false; reason: string; retryAfterMs?: number; isGone?: boolean };

interface Post {
  url: URL;
  body: string;
  headers: Record<string, string>;
  /** Aborted when the process is to end. */
  signal: AbortSignal;
  timeoutMs: number;
  nowMs: number;
}

/** Posts once. Redirects are not followed: what is posted is for the address that was given alone. */
export async function postWebhook(post: Post): Promise<PostOutcome> {
  const { url, body, headers, signal, timeoutMs, nowMs } = post;
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      ...{ method: 'POST', body, redirect: 'manual' },
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'meantime', ...headers },
      signal: AbortSignal.any([signal, deadline]),
    });
    // Whatever it says, and however long: the status is the answer.
    await response.body?.cancel();
    const { status } = response;
    if (response.ok) return { ok: true };
    const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), nowMs);
    const isRedirect = status >= 300 && status < 400;
    return {
      ok: false,
      reason: `it answered ${status}${isRedirect ? ', and redirects are not followed' : ''}`,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(status === 410 && { isGone: true }),
    };
  } catch (error) {
    if (deadline.aborted) {
      return { ok: false, reason: `it did not answer within ${timeoutMs / 1_000} s` };
    }
    const cause = error instanceof Error ? error.cause : undefined;
    return { ok: false, reason: `it could not be reached (${systemCode(cause)})` };
  }
}

/** Seconds, or a date (RFC 9110, 10.2.3); undefined for what is neither. */
export function parseRetryAfter(text: string | null, nowMs: number): number | undefined {
  if (text === null) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1_000;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}
