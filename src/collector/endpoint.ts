import { isMeantimeError } from '../protocol/errors.ts';
import type { Caller } from './caller.ts';
import { allowOrigin } from './allow-origin.ts';
import { refuse, securityHeaders } from './refuse.ts';

export interface EndpointOptions {
  method: 'POST' | 'DELETE';
  allowedOrigins: readonly string[];
  log: (message: string, error?: unknown) => void;
  /** Called when the store could not do it. */
  noteFailedWrite?: () => void;
}

type RequestHandler = (request: Request, caller: Caller) => Promise<Response>;

/** Undefined for what is done, with nothing to say about it. */
type EndpointHandler = (request: Request, caller: Caller) => Promise<Response | undefined>;

const doneHeaders = { ...securityHeaders, 'Access-Control-Expose-Headers': 'Retry-After' };

/** What all addresses of the collector have in common: who may ask, how, and what a failure says. */
export function endpoint(options: EndpointOptions, answer: EndpointHandler): RequestHandler {
  const { method, allowedOrigins, log, noteFailedWrite } = options;

  return async (request, caller) => {
    const origin = allowOrigin(request, allowedOrigins);
    if (!origin.ok) {
      const message = `Pages of the origin ${origin.origin} may not send beacons here; the collector can allow it (--allow-origin).`;
      return refuse(403, 'origin-refused', message);
    }
    const response = await respond(request, caller);
    // At once: headers that are set one by one cost as much as all else that is done here.
    if (!response) {
      return new Response(null, { status: 204, headers: { ...doneHeaders, ...origin.headers } });
    }
    for (const [name, value] of Object.entries(origin.headers)) response.headers.set(name, value);
    response.headers.set('Access-Control-Expose-Headers', 'Retry-After');
    return response;
  };

  async function respond(request: Request, caller: Caller): Promise<Response | undefined> {
    if (request.method === 'OPTIONS') return preflight(method);
    if (request.method !== method) {
      const headers = { Allow: `${method}, OPTIONS` };
      return refuse(405, 'method-not-allowed', `This address takes ${method}.`, headers);
    }
    return answer(request, caller).catch(failed);
  }

  function failed(error: unknown): Response {
    log('A request of a reader could not be kept.', error);
    if (isMeantimeError(error)) {
      noteFailedWrite?.();
      const message = 'The collector cannot write at the moment. Keep it and send it again.';
      return refuse(503, 'store-unavailable', message, { 'Retry-After': '30' });
    }
    const message = 'The collector failed; its log says why. Keep it and send it again.';
    return refuse(500, 'internal', message);
  }
}

function preflight(method: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...securityHeaders,
      'Access-Control-Allow-Methods': method,
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Max-Age': '86400',
    },
  });
}
