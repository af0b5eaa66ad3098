import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished, expect, test } from 'vitest';
import { trackConnections, type ConnectionLimits } from '../../../src/collector/connections.ts';

/** A server that never shuts a connection by itself, so that only what is tested does. */
async function open(answer: RequestListener, limits: ConnectionLimits = {}) {
  const server = createServer(
    { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 },
    answer,
  );
  const connections = trackConnections(server, limits);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo; // listens on a port, not on a pipe
  return {
    connections,
    connect: async (): Promise<Socket> => {
      const accepted = once(server, 'connection');
      const socket = connect(port, '127.0.0.1');
      await Promise.all([accepted, once(socket, 'connect')]);
      return socket;
    },
  };
}

const request = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

test('a connection that never asked for anything is shut with the server', async () => {
  const { connections, connect: join } = await open((_, response) => response.end());
  const socket = await join();
  const shut = once(socket, 'close');
  await connections.close();
  await shut;
});

test('a request under way gets its whole answer, then its connection is shut', async () => {
  const asked = new EventEmitter();
  const arrived = once(asked, 'request') as Promise<[ServerResponse]>; // as it is told below
  const { connections, connect: join } = await open((_, response) => {
    asked.emit('request', response);
  });
  const socket = await join();
  let receivedBytes = 0;
  socket.on('data', (part: Buffer) => (receivedBytes += part.length));
  const shut = once(socket, 'close');
  socket.write(request);
  const [response] = await arrived;
  const closed = connections.close();
  response.end('x'.repeat(1_000_000));
  await Promise.all([closed, shut]);
  expect(receivedBytes).toBeGreaterThan(1_000_000);
});

test('a connection that was used and waits is shut with the server', async () => {
  const { connections, connect: join } = await open((_, response) => response.end('done'));
  const socket = await join();
  socket.write(request);
  await once(socket, 'data');
  const shut = once(socket, 'close');
  await connections.close();
  await shut;
});

test('of more connections than are kept without a request the one that waits longest is shut', async () => {
  const { connect: join } = await open((_, response) => response.end('done'), { mostIdle: 2 });
  const first = await join();
  const shut = once(first, 'close');
  first.resume();
  const others = [await join(), await join()];
  await shut;
  for (const socket of others) {
    socket.write(request);
    const [part] = (await once(socket, 'data')) as [Buffer];
    expect(part.toString()).toMatch(/^HTTP\/1.1 200/);
  }
});

test('a reader that takes nothing of its answer is cut off', async () => {
  const answering = new EventEmitter();
  const closed = once(answering, 'close');
  const { connect: join } = await open(
    (_, response) => {
      response.once('close', () => answering.emit('close'));
      response.end(Buffer.alloc(50_000_000));
    },
    { stallMs: 50 },
  );
  const socket = await join();
  socket.pause();
  socket.on('error', () => undefined);
  socket.write(request);
  await closed;
  socket.destroy();
});

test('a reader who takes an answer slowly, and one whose answer is long in the making, get all', async () => {
  const stallMs = 100;
  const { connect: join } = await open(
    (asked, response) => {
      const body = Buffer.alloc(2_000_000);
      if (asked.url === '/slow') response.end(body);
      else setTimeout(() => response.end(body), 5 * stallMs);
    },
    { stallMs },
  );
  const [slow, waiting] = [await join(), await join()];
  const received = [slow, waiting].map(async (socket, index) => {
    let bytes = 0;
    socket.write(request.replace('/', index === 0 ? '/slow' : '/waiting'));
    for await (const part of socket as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > 2_000_000) break;
      if (index === 0) await new Promise((resolve) => setTimeout(resolve, stallMs / 20));
    }
    return bytes;
  });
  for (const bytes of await Promise.all(received)) expect(bytes).toBeGreaterThan(2_000_000);
});

test('of more connections than may be open the new one is shut, and those with a request stay', async () => {
  const responses: ServerResponse[] = [];
  const asked = new EventEmitter();
  const { connect: join } = await open(
    (_, response) => {
      responses.push(response);
      asked.emit('request');
    },
    { mostOpen: 2 },
  );
  const busy = [];
  for (const [index] of [1, 2].entries()) {
    busy[index] = await join();
    const arrived = once(asked, 'request');
    busy[index].write(request);
    await arrived;
  }
  const refused = await join();
  refused.on('error', () => undefined).resume();
  await once(refused, 'close');
  const answers = busy.map((socket) => once(socket, 'data') as Promise<[Buffer]>); // as Node emits it
  for (const response of responses) response.end('done');
  for (const [part] of await Promise.all(answers)) expect(String(part)).toContain(' 200 ');
});
