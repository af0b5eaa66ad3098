import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished, expect, test } from 'vitest';
import { nodeListener } from '../../../src/collector/node-listener.ts';

/** What a server answers to a request with this Host header. */
async function answerTo(host: string): Promise<string> {
  const server = createServer(nodeListener(({ url }) => Promise.resolve(new Response(url))));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo; // listens on a port, not on a pipe
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET /a HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

test.each(['1.2.3.4.5', '999.1.1.1', 'a b', '[::1', '%zz'])(
  'a Host that is none is refused: %s',
  async (host) => {
    expect(await answerTo(host)).toMatch(/^HTTP\/1\.1 400 /);
  },
);

test('a Host that is one is handed on', async () => {
  expect(await answerTo('localhost:1234')).toMatch(/^HTTP\/1\.1 200 .*http:\/\/localhost:1234\/a/s);
});
