import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { serveInDev, type DevHandler } from '../../../integrations/timing/serve-in-dev.ts';

type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** A server with one middleware, as Vite would call it; what it leaves is answered with 418. */
async function serve(handle: DevHandler): Promise<string> {
  let middleware: Middleware | undefined;
  const middlewares = { use: (given: Middleware) => (middleware = given) };
  serveInDev({ middlewares } as unknown as Parameters<typeof serveInDev>[0], '/docs/', handle); // all it uses
  const server = createServer((request, response) => {
    middleware?.(request, response, (error) => {
      response.writeHead(error === undefined ? 418 : 500).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
}

test('a handler gets the request as it came, and answers', async () => {
  const url = await serve(async (request) => {
    const body = `${request.method} ${request.url} ${request.headers.get('x-a') ?? ''} ${await request.text()}`;
    return new Response(body, { status: 201, headers: { 'x-b': 'b' } });
  });
  const address = `${url}/docs/_meantime/runs?a=1`;
  const response = await fetch(address, { method: 'POST', body: 'hello', headers: { 'x-a': 'a' } });
  expect(await response.text()).toBe(`POST ${address} a hello`);
  expect([response.status, response.headers.get('x-b')]).toEqual([201, 'b']);
});

test('an answer without a body has none', async () => {
  const url = await serve(() => Promise.resolve(new Response(null, { status: 204 })));
  expect((await fetch(`${url}/docs/_meantime/runs`, { method: 'POST', body: 'x' })).status).toBe(
    204,
  );
});

test('what it does not answer, and what lies elsewhere, is left to others', async () => {
  const url = await serve(() => Promise.resolve(undefined));
  expect((await fetch(`${url}/docs/_meantime/nothing`)).status).toBe(418);
  expect((await fetch(`${url}/_meantime/runs`)).status).toBe(418);
});

test('a failure is handed on', async () => {
  const url = await serve(() => Promise.reject(new Error('broken')));
  expect((await fetch(`${url}/docs/_meantime/runs`)).status).toBe(500);
});
