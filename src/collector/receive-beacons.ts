import { isbot } from 'isbot';
import { beaconLimits, type Batch } from '../protocol/beacon.ts';
import { isMeantimeError } from '../protocol/errors.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { parseBatch } from '../protocol/parse-batch.ts';
import { allowOrigin } from './allow-origin.ts';
import { unknownStepFinder } from './known-steps.ts';
import { readBody } from './read-body.ts';
import { refuse, securityHeaders } from './refuse.ts';
import type { Store } from './store.ts';

export interface BeaconOptions {
  readManifest: () => Manifest;
  store: Store;
  allowedOrigins: readonly string[];
  now: () => number;
  log: (message: string, error: unknown) => void;
}

const bodyRefusals = {
  'too-large': [413, 'batch-too-large', `A batch has at most ${beaconLimits.bodyBytes} bytes.`],
  'not-utf8': [400, 'batch-not-utf8', 'A batch is text in UTF-8.'],
  'broken-off': [400, 'batch-broken-off', 'The request ended before its batch did.'],
} as const;

/**
 * Takes beacons: `POST`, `text/plain`, one `Batch` as JSON. A 204 says that its events are on disk;
 * any other answer, that none of them was written.
 */
export function beaconReceiver(options: BeaconOptions): (request: Request) => Promise<Response> {
  const { readManifest, store, allowedOrigins, now, log } = options;
  const findUnknownStep = unknownStepFinder(readManifest, store);

  return async function receiveBeacons(request) {
    const origin = allowOrigin(request, allowedOrigins);
    if (!origin.ok) {
      const message = `Pages of the origin ${origin.origin} may not send beacons here; the collector can allow it (--allow-origin).`;
      return refuse(403, 'origin-refused', message);
    }
    const response =
      request.method === 'OPTIONS' ? preflight() : await receive(request).catch(failed);
    for (const [name, value] of Object.entries(origin.headers)) response.headers.set(name, value);
    return response;
  };

  async function receive(request: Request): Promise<Response> {
    const refusal = refuseForm(request);
    if (refusal) return refusal;
    const body = await readBody(request, beaconLimits.bodyBytes);
    if (!body.ok) {
      const [status, code, message] = bodyRefusals[body.reason];
      return refuse(status, code, message);
    }
    const parsed = parseBatch(body.text);
    if (!parsed.ok) return refuse(400, parsed.code, parsed.reason);
    const unwelcome = await refuseContent(parsed.batch);
    if (unwelcome) return unwelcome;
    // Nobody's user agent is kept; whether it is a known bot's is all that is.
    const bot = isbot(request.headers.get('user-agent'));
    await store.append({ ...parsed.batch, receivedAtMs: now(), bot });
    return new Response(null, { status: 204, headers: securityHeaders });
  }

  async function refuseContent(batch: Batch): Promise<Response | undefined> {
    const { site } = readManifest();
    if (batch.site !== site) {
      return refuse(403, 'site-unknown', `This collector takes beacons of the site "${site}".`);
    }
    const unknown = await findUnknownStep(batch.events);
    if (!unknown) return undefined;
    const { seq, quickstart = '', revision = '', step } = unknown;
    const what = step === undefined ? 'quickstart' : `step "${step}" in the quickstart`;
    const message = `Event ${seq}: no build of this site has had the ${what} "${quickstart}" at revision "${revision}".`;
    return refuse(422, 'unknown-step', message);
  }

  function failed(error: unknown): Response {
    log('Beacons could not be kept.', error);
    if (isMeantimeError(error)) {
      const message =
        'The collector cannot write at the moment. Keep the events and send them again.';
      return refuse(503, 'store-unavailable', message, { 'Retry-After': '30' });
    }
    const message = 'The collector failed; its log says why. Keep the events and send them again.';
    return refuse(500, 'internal', message);
  }
}

function refuseForm(request: Request): Response | undefined {
  if (request.method !== 'POST') {
    return refuse(405, 'method-not-allowed', 'Beacons are sent with POST.', {
      Allow: 'POST, OPTIONS',
    });
  }
  // Browsers send text/plain across origins without asking first; all else would need an answer
  // before the page is gone.
  if (request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'text/plain') {
    return refuse(415, 'content-type', 'Beacons are sent as text/plain.');
  }
  return undefined;
}

function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...securityHeaders,
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Max-Age': '86400',
    },
  });
}
