import { isObject } from '../protocol/shape.ts';

/** Sent with every answer of the collector: none of them is a page, a frame or a script. */
export const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const;

/** What a refused or failed request is told. */
export interface Refusal {
  /** Permanent, kebab-case. */
  code: string;
  message: string;
}

/** Answers `{ code, message }` with the given status. */
export function refuse(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  const refusal: Refusal = { code, message };
  const response = Response.json(refusal, { status, headers: { ...securityHeaders, ...headers } });
  return withCode(response, code);
}

/** For an address that asked for more than it may. */
export function refuseForNow(waitMs: number): Response {
  const message = 'Too much comes from this address. Keep it and send it again.';
  const seconds = String(Math.max(1, Math.ceil(waitMs / 1_000)));
  return refuse(429, 'too-many-requests', message, { 'Retry-After': seconds });
}

const codes = new WeakMap<Response, string>();

/** Notes what a refusal that is a page says. */
export function withCode(response: Response, code: string): Response {
  codes.set(response, code);
  return response;
}

/** The code of a refusal, of the report pages' too; undefined where it has none. */
export async function codeOf(response: Response): Promise<string | undefined> {
  const known = codes.get(response);
  if (known !== undefined || response.status < 400) return known;
  if (response.headers.get('content-type') !== 'application/json') return undefined;
  const text = await response.clone().text();
  // An answer to HEAD has none.
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const code = isObject(body) ? body['code'] : undefined;
  return typeof code === 'string' ? code : undefined;
}
