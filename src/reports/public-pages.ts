import type { Manifest } from '../protocol/manifest.ts';
import { ownFolder } from '../protocol/own-folder.ts';
import { renderBadge } from './render-badge.ts';
import { publicWindow, summarizeForPublic, type PublicSummary } from './public-summary.ts';
import type { Reporter } from './reporter.ts';

export interface PublicPagesOptions {
  readManifest: () => Manifest;
  reporter: Pick<Reporter, 'report'>;
  now: () => number;
}

/** Made once an hour at most: strangers cannot make the collector work, nor watch a run go on. */
const keptForMs = 3_600_000;

const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'public, max-age=600',
  // Aggregates for everybody: pages of other origins may show them too.
  'Access-Control-Allow-Origin': '*',
};

export const publicPaths = ['public.json', 'badge.svg'] as const;

/** Whether a path of the origin is one that `publicPages` answers. */
export function isPublicPath(pathname: string, base: string): boolean {
  return publicPaths.some((path) => pathname === base + ownFolder + path);
}

/**
 * `{base}_meantime/public.json` and `badge.svg?quickstart=<id>` (the first one unless it is said), for
 * everybody, as a fetch-style handler that answers undefined for any other path.
 */
export function publicPages({ readManifest, reporter, now }: PublicPagesOptions) {
  let kept: { key: string; summary: Promise<PublicSummary> } | undefined;

  return async function answer(request: Request): Promise<Response | undefined> {
    const { pathname, searchParams } = new URL(request.url);
    const manifest = readManifest();
    if (!isPublicPath(pathname, manifest.base)) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, { status: 405, headers: { ...headers, Allow: 'GET, HEAD' } });
    }
    const response = pathname.endsWith('.json')
      ? typed('application/json', JSON.stringify(await summaryOf(manifest), null, 2))
      : badge(await summaryOf(manifest), searchParams.get('quickstart'));
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };

  function summaryOf(manifest: Manifest): Promise<PublicSummary> {
    const nowMs = now();
    const key = `${manifest.revision} ${Math.floor(nowMs / keptForMs)}`;
    if (kept?.key === key) return kept.summary;
    const asked = { manifest, window: publicWindow(nowMs), nowMs };
    const made = reporter.report(asked).then((report) => summarizeForPublic(report, manifest));
    const before = kept;
    kept = { key, summary: made };
    made.catch(() => {
      // What could not be made is tried again; what was made before is not shown past its time.
      if (kept?.summary === made) kept = before;
    });
    return made;
  }
}

function badge({ quickstarts }: PublicSummary, id: string | null): Response {
  const quickstart = id === null ? quickstarts[0] : quickstarts.find((one) => one.id === id);
  if (quickstart === undefined) {
    const refusal = { code: 'quickstart-unknown', message: 'The site has no such quickstart.' };
    return Response.json(refusal, { status: 404, headers });
  }
  return typed('image/svg+xml; charset=utf-8', renderBadge(quickstart));
}

function typed(type: string, body: string): Response {
  return new Response(body, { headers: { ...headers, 'Content-Type': type } });
}
