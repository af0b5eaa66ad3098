import type { RequestListener } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { callerAddress, isTrusted, trustedProxies } from './caller-address.ts';
import { refuse } from './refuse.ts';
import type { Caller } from './caller.ts';

export interface NodeListenerOptions {
  /**
   * Networks of proxies whose `X-Forwarded-For` is believed, besides this machine's: `10.0.0.0/8`.
   * @default []
   */
  trustedProxies?: readonly string[];
}

/**
 * A fetch-style handler for `node:http` and what is built on it. It has to see whole paths: mount it
 * where nothing is cut off of them.
 *
 * @throws MeantimeError `network-invalid`
 *
 * @example
 * const listen = nodeListener(collector({ manifest, store }));
 * createServer((request, response) => void listen(request, response)).listen(4322);
 */
export function nodeListener(
  handle: (request: Request, caller: Caller) => Promise<Response>,
  { trustedProxies: networks = [] }: NodeListenerOptions = {},
): RequestListener {
  const proxies = trustedProxies(networks);
  let knownHost: string | undefined;
  const listen = getRequestListener((request, env) => {
    const { incoming } = env as HttpBindings; // a plain node:http server gives this
    // Of what is no host, nobody can tell the path either.
    const { host = '' } = incoming.headers;
    if (host !== knownHost && !URL.canParse(`http://${host}`)) {
      return refuse(400, 'host-malformed', 'The Host header is no host.');
    }
    knownHost = host;
    const { remoteAddress } = incoming.socket;
    if (remoteAddress === undefined) return handle(request, {});
    const forwardedFor = request.headers.get('x-forwarded-for');
    const address = callerAddress(remoteAddress, forwardedFor, proxies);
    return handle(request, { address, isProxy: isTrusted(address, proxies) });
  });
  // What fails is answered, and nothing is left to wait for.
  return (incoming, outgoing) => void listen(incoming, outgoing);
}
