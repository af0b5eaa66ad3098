import type { Manifest } from '../protocol/manifest.ts';
import type { Caller } from './caller.ts';
import type { AnsweredRequest, EndpointName } from './answered-request.ts';
import { collectorPaths, endpointAt, pathsOfManifest } from './collector-paths.ts';
import { endpoint } from './endpoint.ts';
import { runEraser } from './erase-run.ts';
import {
  rateLimiter,
  usualByteLimit,
  usualRateLimit,
  type RateLimit,
} from './limits/rate-limit.ts';
import type { Access } from './access/team-access.ts';
import { beaconReceiver } from './receive-beacons.ts';
import { helloReceiver } from './receive-hello.ts';
import { health } from './health.ts';
import { answerMetrics } from './metrics.ts';
import { requestPath } from './request-path.ts';
import { codeOf, refuse, refuseForNow, securityHeaders } from './refuse.ts';
import type { Store } from './store.ts';
import type { LeftNote } from './left-note.ts';

export interface CollectorOptions {
  /** What the site's build wrote; a function when a later build may replace it. */
  manifest: Manifest | (() => Manifest);
  /** Where events are kept. */
  store: Store;
  /**
   * Who may read what readers did and wrote (`teamAccess`).
   * @default nobody: all that needs a right is not there
   */
  access?: Access;
  /**
   * Answers the report pages below `{base}_meantime/`, for those whom `access` lets read; undefined
   * for what it does not have.
   * @default none: the collector only collects
   */
  reports?: (request: Request) => Promise<Response | undefined>;
  /**
   * Answers what everybody may read, likewise.
   * @default nothing
   */
  publicPages?: (request: Request) => Promise<Response | undefined>;
  /**
   * Origins other than the collector's own whose pages may send beacons: `https://docs.example.com`.
   * @default []
   */
  allowedOrigins?: readonly string[];
  /**
   * How much one address may ask for, where the address of a request is told; `false` for no limit.
   * @default 100 requests a second, 3000 at once
   */
  rateLimit?: RateLimit | false;
  /**
   * How many bytes of beacons one address may send, likewise; none where `rateLimit` is `false`. An
   * erasure counts as 10,000.
   * @default 50,000 a second, 30,000,000 at once
   */
  byteLimit?: RateLimit;
  /** The server's clock, ms since 1970. @default Date.now */
  now?: () => number;
  /** Is told of every answer, to log it. @default nobody */
  onAnswer?: (answer: AnsweredRequest) => void;
  /**
   * Is told of the notes of stuck readers once they are kept; the reader is answered when it resolves.
   * @default nobody
   */
  onNotes?: (notes: readonly LeftNote[]) => Promise<void>;
  /** Gets what strangers must not read. @default console.error */
  log?: (message: string, error?: unknown) => void;
}

type RequestAnswerer = (request: Request, caller: Caller) => Promise<Response>;

/**
 * The collector as a fetch-style handler, at the paths where the pages of the build expect it: `POST`
 * of `{base}_meantime/runs` (or as `timing({ collector })` says) takes beacons, `DELETE` of a run below
 * it erases it, `POST` of `hello` beside it is the terminal's way to say hello; and the report pages
 * when it is given some and told who may read them. It opens no port and keeps nothing but through its store.
 *
 * @example
 * const store = sqliteStore({ path: '.meantime/runs.db' });
 * export default { fetch: collector({ manifest, store }) };
 */
export function collector(
  options: CollectorOptions,
): (request: Request, caller?: Caller) => Promise<Response> {
  const { manifest, onAnswer, now = Date.now, log = logToConsole } = options;
  const readManifest = typeof manifest === 'function' ? manifest : () => manifest;
  const readPaths = pathsOfManifest(readManifest);
  const metrics = answerMetrics();
  const answers = requestAnswerers({ ...options, readManifest, now, log }, metrics.render);

  return async function collect(request, caller = {}) {
    const startedMs = performance.now();
    const pathname = requestPath(request);
    let name: EndpointName = 'read';
    let response: Response;
    try {
      name = endpointAt(pathname, readPaths());
      response = await answers[name](request, caller);
    } catch (error) {
      log(`${request.method} ${pathname} failed.`, error);
      response = refuse(500, 'internal', 'The collector failed; its log says why.');
    }
    const code = response.status < 400 ? undefined : await codeOf(response);
    const { method } = request;
    const told = { endpoint: name, method, status: response.status };
    const tookMs = performance.now() - startedMs;
    const answer = { ...told, ...(code === undefined ? {} : { code }), tookMs };
    metrics.count(answer);
    onAnswer?.(answer);
    return response;
  };
}

interface AnswererOptions extends Omit<CollectorOptions, 'manifest' | 'onAnswer'> {
  readManifest: () => Manifest;
  now: () => number;
  log: (message: string, error?: unknown) => void;
}

/** Who answers at which endpoint. */
function requestAnswerers(
  options: AnswererOptions,
  renderMetrics: () => string,
): Record<EndpointName, RequestAnswerer> {
  const { readManifest, store, access, reports, publicPages, onNotes, now, log } = options;
  const { allowedOrigins = [], rateLimit = usualRateLimit, byteLimit = usualByteLimit } = options;
  const waitFor = rateLimit ? rateLimiter(rateLimit, now) : () => 0;
  const waitForBytes = rateLimit ? rateLimiter(byteLimit, now) : () => 0;
  const { noteFailedWrite, answer: answerHealth } = health({ readManifest, store, now });
  const shared = { readManifest, store, allowedOrigins, now, log, noteFailedWrite };
  return {
    runs: endpoint(
      { ...shared, method: 'POST' },
      limited(beaconReceiver({ ...shared, onNotes, waitForBytes })),
    ),
    hello: endpoint({ ...shared, method: 'POST' }, limited(helloReceiver(shared))),
    erase: endpoint(
      { ...shared, method: 'DELETE' },
      limited(runEraser({ ...shared, waitForBytes })),
    ),
    healthz: limited(readOnly(answerHealth)),
    metrics: limited(
      readOnly((request) => Promise.resolve(forTeam(request) ?? tellMetrics(renderMetrics()))),
    ),
    'sign-in': limited((request) => {
      const { folder } = collectorPaths(readManifest());
      return access ? access.signIn(request, folder) : Promise.resolve(refuseUnknown());
    }),
    read: limited(async (request) => {
      const open = await publicPages?.(request);
      if (open) return open;
      return forTeam(request) ?? (await reports?.(request)) ?? refuseUnknown();
    }),
  };

  /** What a request is refused with that may not read; undefined for one that may. */
  function forTeam(request: Request): Response | undefined {
    return access ? access.refusalOf(request) : refuseUnknown();
  }

  function limited<Answer>(answer: (request: Request, caller: Caller) => Promise<Answer>) {
    return (request: Request, caller: Caller): Promise<Answer | Response> => {
      const waitMs = caller.address === undefined ? 0 : waitFor(caller.address);
      return waitMs > 0 ? Promise.resolve(refuseForNow(waitMs)) : answer(request, caller);
    };
  }
}

/** For what no request changes; of an answer to HEAD whoever serves it sends no body. */
function readOnly(answer: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    if (request.method === 'GET' || request.method === 'HEAD') return answer(request);
    const headers = { Allow: 'GET, HEAD' };
    return refuse(405, 'method-not-allowed', 'This address takes GET.', headers);
  };
}

function tellMetrics(text: string): Response {
  const type = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' };
  return new Response(text, { headers: { ...securityHeaders, ...type } });
}

function refuseUnknown(): Response {
  return refuse(404, 'not-found', 'The collector has nothing at this address.');
}

function logToConsole(message: string, ...error: unknown[]): void {
  console.error(message, ...error);
}
