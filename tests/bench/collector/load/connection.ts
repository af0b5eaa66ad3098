import { once } from 'node:events';
import { connect } from 'node:net';

export interface LoadConnection {
  /** Resolves when the request was answered 204. */
  post: (request: string) => Promise<void>;
  close: () => void;
}

const noContent = 'HTTP/1.1 204 ';
const endOfHeaders = '\r\n\r\n';

/**
 * A connection that is kept open, with one request at a time under way. It reads no more of an
 * answer than it has to, so that the load costs little beside what is measured.
 */
export async function openConnection(url: URL): Promise<LoadConnection> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  await once(socket, 'connect');
  let answer = '';
  let waiting: { resolve: () => void; reject: (reason: Error) => void } | undefined;

  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    answer += text;
    if (!answer.endsWith(endOfHeaders) && answer.startsWith(noContent)) return;
    const isTaken = answer.startsWith(noContent);
    const asked = waiting;
    const said = answer;
    waiting = undefined;
    answer = '';
    if (isTaken) asked?.resolve();
    else asked?.reject(new Error(`A batch was refused: ${said}`));
  });
  const fail = (error?: Error) => {
    waiting?.reject(error ?? new Error('The server closed a connection in use.'));
  };
  socket.on('error', fail);
  socket.on('close', () => {
    fail();
  });

  return {
    post(request) {
      if (socket.destroyed) throw new Error('The server closed a connection that was not in use.');
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request, 'latin1');
      });
    },
    close: () => socket.destroy(),
  };
}
