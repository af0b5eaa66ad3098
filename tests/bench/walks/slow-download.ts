import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface SlowDownload {
  url: string;
  close: () => void;
}

/** A file that comes so slowly, as from a registry that is far away: nobody works meanwhile. */
export async function serveSlowDownload(takesMs: number): Promise<SlowDownload> {
  const server = createServer((_request, response) => {
    response.write('half');
    setTimeout(() => response.end('half'), takesMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${port}/sdk`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
