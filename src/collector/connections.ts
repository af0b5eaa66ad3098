import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface ConnectionLimits {
  /**
   * So many connections may stay open without a request; of more, the one that waits longest is shut.
   * @default 1000
   */
  mostIdle?: number;
  /**
   * So many may be open at all. One that comes then takes the place of the one that waits longest
   * without a request, and is shut where there is none.
   * @default 3000
   */
  mostOpen?: number;
  /**
   * How long a reader may take nothing of an answer that is there. One that is still being made, as
   * a long report is, is waited for.
   * @default 30000
   */
  stallMs?: number;
}

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
export function trackConnections(server: Server, limits: ConnectionLimits = {}): Connections {
  const { mostIdle = 1_000, mostOpen = 3_000, stallMs = 30_000 } = limits;
  const busy = new Map<Socket, number>();
  /** In the order in which they came to rest. */
  const idle = new Set<Socket>();
  let isClosing = false;

  server.on('connection', (socket: Socket) => {
    rest(socket);
    // Those that are without a request are shut before those that have one.
    if (busy.size + idle.size > mostOpen) shutLongestIdle();
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
  server.setTimeout(stallMs, (socket) => {
    // What a reader takes of an answer counts as a sign of it, so that slow ones are waited for.
    if (busy.has(socket) && socket.writableLength === 0) socket.setTimeout(stallMs);
    else socket.destroy();
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
    if (idle.size > mostIdle) shutLongestIdle();
  }

  function shutLongestIdle(): void {
    const [longest] = idle;
    if (!longest) return;
    longest.destroy();
    // Its end is told later, and others may come until then.
    idle.delete(longest);
  }
}
