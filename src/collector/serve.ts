import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemCode } from '../text/system-errors.ts';
import type { Caller } from './caller.ts';
import { trackConnections } from './connections.ts';
import { nodeListener } from './node-listener.ts';
import { requestPath } from './request-path.ts';
import { hostUnknown, portForbidden, portTaken } from './errors.ts';

export interface ServerOptions {
  fetch: (request: Request, caller: Caller) => Promise<Response>;
  /** Networks of proxies whose word is taken for where a request comes from. @default this machine's */
  trustedProxies?: readonly string[];
  /** 0 takes any free port. */
  port: number;
  /** Address or name to listen on; `127.0.0.1` keeps strangers out. */
  host: string;
  /** How long a client may take for its headers, and for the whole of a request. @default 15000 */
  requestTimeoutMs?: number;
}

export interface RunningServer {
  /** `http://127.0.0.1:4321`, without a slash at the end. */
  url: string;
  port: number;
  /** Takes no more requests, lets those under way end, and resolves when all is closed. */
  close(): Promise<void>;
}

/**
 * How long a connection stays open for the next request: longer than proxies and load balancers usually
 * keep theirs (60 s), so that none of them sends a request down one that is just being shut.
 */
const keptOpenMs = 75_000;

/**
 * Opens a port for a fetch-style handler. The only place that does.
 *
 * @throws MeantimeError `port-taken`, `port-forbidden`, `host-unknown`, `network-invalid`
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { fetch, port, host, trustedProxies = [], requestTimeoutMs = 15_000 } = options;
  const server = createServer(
    {
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1_000, requestTimeoutMs),
      keepAliveTimeout: keptOpenMs,
    },
    nodeListener(fetch, { trustedProxies }),
  );
  const connections = trackConnections(server);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw translate(cause, host, port);
  }
  const address = server.address() as AddressInfo; // listens on a port, not on a pipe
  return {
    url: `http://${hostInUrl(host)}:${address.port}`,
    port: address.port,
    close: async () => {
      if (server.listening) await connections.close();
    },
  };
}

/** Sends requests to the one handler whose business their path is. */
export function routePaths(
  isTaken: (pathname: string) => boolean,
  taken: (request: Request, caller?: Caller) => Promise<Response>,
  otherwise: (request: Request) => Promise<Response>,
): (request: Request, caller?: Caller) => Promise<Response> {
  return (request, caller) =>
    isTaken(requestPath(request)) ? taken(request, caller) : otherwise(request);
}

function hostInUrl(host: string): string {
  // Who listens on every address is reached at this one.
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function translate(cause: unknown, host: string, port: number): unknown {
  switch (systemCode(cause)) {
    case 'EADDRINUSE':
      return portTaken.at({ cause }, host, port);
    case 'EACCES':
    case 'EPERM':
      return portForbidden.at({ cause }, host, port);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return hostUnknown.at({ cause }, host);
    default:
      return cause;
  }
}
