import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished, expect, test } from 'vitest';
import { trackConnections } from '../../../src/collector/connections.ts';

/** A server that never shuts a connection by itself, so that only what is tested does. */
async function open(answer: RequestListener, most?: number) {
  const server = createServer(
    { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 },
    answer,
  );
  const connections = trackConnections(server, most === undefined ? {} : { most });
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
  const { connect: join } = await open((_, response) => response.end('done'), 2);
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
