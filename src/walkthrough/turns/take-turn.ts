import { once } from 'node:events';
import { createConnection } from 'node:net';
import type { Turn } from './turn.ts';

/**
 * Waits until nothing is walked that this walkthrough cannot be beside.
 *
 * @param path socket of those that wait; absent where walkthroughs are run one after the other
 * @returns ends the turn
 */
export async function takeTurn(path: string | undefined, turn: Turn): Promise<() => void> {
  if (path === undefined) return () => undefined;
  const socket = createConnection(path);
  await once(socket, 'connect');
  socket.write(`${JSON.stringify(turn)}\n`);
  await once(socket, 'data');
  // Nobody waits for it to end.
  socket.on('error', () => undefined).unref();
  return () => {
    socket.destroy();
  };
}
