/**
 * Whether the page that sent this request may, and what its browser must be told.
 * The site's own pages may, and those of the origins listed. A request without an origin comes from
 * no page (a reader's own program) and may as well.
 */
export function allowOrigin(
  request: Request,
  allowedOrigins: readonly string[],
): { ok: true; headers: Record<string, string> } | { ok: false; origin: string } {
  const origin = request.headers.get('origin');
  if (origin === null || isSameOrigin(request, origin)) return { ok: true, headers: {} };
  if (!allowedOrigins.includes(origin)) return { ok: false, origin };
  return { ok: true, headers: { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' } };
}

/** Whether the page of an origin is one of the host that it asks. */
export function isSameOrigin(request: Request, origin: string): boolean {
  // The browser's own word; it holds behind a proxy that changes the host, too.
  if (request.headers.get('sec-fetch-site') === 'same-origin') return true;
  return URL.parse(origin)?.host === new URL(request.url).host;
}
