import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { canBeside, type Turn } from './turn.ts';

export interface TurnServer {
  /** Path of its socket. */
  path: string;
  close: () => Promise<void>;
}

interface WaitingWalk {
  socket: Socket;
  turn: Turn;
}

/**
 * Lets walkthroughs of several processes begin, in the order in which they ask, so that no two need
 * the same port. A turn lasts as long as its connection, so that it ends with its process too.
 *
 * @param folder where the socket lies
 */
export async function serveTurns(folder: string): Promise<TurnServer> {
  const path = join(folder, 'turns');
  const sockets = new Set<Socket>();
  const waiting: WaitingWalk[] = [];
  const walking = new Set<WaitingWalk>();
  const grant = () => {
    const passed: Turn[] = [];
    for (const one of [...waiting]) {
      // One that waits is not overtaken by what it could not be beside.
      const isFree = [...[...walking].map(({ turn }) => turn), ...passed].every((other) =>
        canBeside(one.turn, other),
      );
      if (!isFree) {
        passed.push(one.turn);
        continue;
      }
      waiting.splice(waiting.indexOf(one), 1);
      walking.add(one);
      one.socket.write('go\n');
    }
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    let asked: WaitingWalk | undefined;
    createInterface({ input: socket }).once('line', (line) => {
      asked = { socket, turn: JSON.parse(line) as Turn }; // `takeTurn` of this version wrote it
      waiting.push(asked);
      grant();
    });
    // How it ends is no matter.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      sockets.delete(socket);
      if (asked) {
        walking.delete(asked);
        if (waiting.includes(asked)) waiting.splice(waiting.indexOf(asked), 1);
      }
      grant();
    });
  });
  server.listen(path);
  await once(server, 'listening');
  return {
    path,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
