import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { systemCode } from '../text/system-errors.ts';
import { hostUnknown, portForbidden, portTaken } from './errors.ts';

export interface ServerOptions {
  fetch: (request: Request) => Promise<Response>;
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

/** Requests under way get so long to end. */
const closeWithinMs = 5_000;

/**
 * Opens a port for a fetch-style handler. The only place that does.
 *
 * @throws MeantimeError `port-taken`, `port-forbidden`, `host-unknown`
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { fetch, port, host, requestTimeoutMs = 15_000 } = options;
  // Without options for HTTP/2 or TLS the adapter makes a plain node:http server.
  const server = createAdaptorServer({
    fetch,
    serverOptions: {
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1_000, requestTimeoutMs),
    },
  }) as Server;
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
    close: () => close(server),
  };
}

/** Sends requests to the one handler whose business their path is. */
export function routePaths(
  isTaken: (pathname: string) => boolean,
  taken: (request: Request) => Promise<Response>,
  otherwise: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return (request) => (isTaken(new URL(request.url).pathname) ? taken : otherwise)(request);
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const deadline = setTimeout(() => {
    server.closeAllConnections();
  }, closeWithinMs);
  await closed;
  clearTimeout(deadline);
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
