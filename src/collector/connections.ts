import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** So many connections may stay open without a request; of more, the one that waits longest is shut. */
const mostIdle = 1_000;

/** How long requests under way may take to end once the server is closed. */
const endWithinMs = 5_000;

export interface Connections {
  /** Shuts those without a request, the others after their answer, and resolves when all are shut. */
  close: () => Promise<void>;
}

/**
 * Knows the connections of a server. Node keeps one open after its answer even when the server was
 * closed meanwhile, and counts one that never asked for anything as busy.
 */
export function trackConnections(server: Server, { most = mostIdle } = {}): Connections {
  const busy = new Map<Socket, number>();
  /** In the order in which they came to rest. */
  const idle = new Set<Socket>();
  let isClosing = false;

  server.on('connection', (socket: Socket) => {
    rest(socket);
    socket.once('close', () => {
      idle.delete(socket);
      busy.delete(socket);
    });
  });
  server.on('request', ({ socket }, response) => {
    idle.delete(socket);
    busy.set(socket, (busy.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const left = (busy.get(socket) ?? 1) - 1;
      if (left > 0) busy.set(socket, left);
      else if (busy.delete(socket)) rest(socket);
    });
  });

  return {
    async close() {
      isClosing = true;
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      for (const socket of idle) socket.destroy();
      const deadline = setTimeout(() => {
        server.closeAllConnections();
      }, endWithinMs);
      await closed;
      clearTimeout(deadline);
    },
  };

  function rest(socket: Socket): void {
    if (socket.destroyed) return;
    // Its answer may still be on the way: it is sent before the end is.
    if (isClosing) socket.destroySoon();
    idle.add(socket);
    const [longest] = idle;
    if (idle.size > most) longest?.destroy();
  }
}
