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
  return Response.json(refusal, { status, headers: { ...securityHeaders, ...headers } });
}
