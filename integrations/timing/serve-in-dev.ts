import { ownFolder } from '../../src/protocol/own-folder.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { ViteDevServer } from 'vite';

/** Answers a request, or leaves it to whoever comes next. */
export type DevHandler = (request: Request) => Promise<Response | undefined>;

/**
 * Mounts a fetch-style handler on the development server, for everything below
 * `<base>_meantime/`. The request's URL is the whole one, base included.
 *
 * @param base the site's base, with a slash at both ends
 */
export function serveInDev(
  server: Pick<ViteDevServer, 'middlewares'>,
  base: string,
  handle: DevHandler,
): void {
  server.middlewares.use((incoming, outgoing, next) => {
    const path = incoming.originalUrl ?? incoming.url ?? '';
    if (!path.startsWith(base + ownFolder)) {
      next();
      return;
    }
    answer(incoming, outgoing, path, handle).then((answered) => {
      if (!answered) next();
    }, next);
  });
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  path: string,
  handle: DevHandler,
): Promise<boolean> {
  const response = await handle(toRequest(incoming, path));
  if (!response) return false;
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
  return true;
}

function toRequest(incoming: IncomingMessage, path: string): Request {
  const { method = 'GET', headers } = incoming;
  const url = new URL(path, `http://${headers.host ?? 'localhost'}`);
  const list = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers: list });
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>; // Node types its own stream apart
  return new Request(url, { method, headers: list, body, duplex: 'half' } as RequestInit); // `duplex` is not in the DOM's types
}
