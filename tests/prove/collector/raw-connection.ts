import { connect, type Socket } from 'node:net';

/** What was said to a request, as far as it is looked at. */
export interface RawAnswer {
  status: number;
  hasRetryAfter: boolean;
}

/**
 * Sends bytes as they are and gives the answers that came until as many came as are waited for, or
 * the other side ended, whichever is first.
 *
 * @param heads which of them have no body whatever their headers say: those to `HEAD`
 */
export function askRaw(
  target: { port: number; localAddress?: string },
  bytes: Buffer,
  { answers: wanted, heads = new Set() }: { answers: number; heads?: ReadonlySet<number> },
): Promise<RawAnswer[]> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', ...target });
    const answers: RawAnswer[] = [];
    let rest = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      rest += text;
      for (;;) {
        const found = answerIn(rest, heads.has(answers.length));
        if (!found) break;
        rest = rest.slice(found.length);
        if (found.answer.status >= 200) answers.push(found.answer);
      }
      if (answers.length >= wanted) socket.destroy();
    });
    // Cut from the other side: what did not come is missing among the answers.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      resolve(answers);
    });
    socket.write(bytes);
  });
}

/** Sends a part of a request and holds the connection; resolves when the other side ends it. */
export function holdRaw(port: number, bytes: string): { socket: Socket; ended: Promise<string> } {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (part: string) => (text += part));
  socket.on('error', () => undefined); // as above
  socket.write(bytes);
  const ended = new Promise<string>((resolve) => {
    socket.once('close', () => {
      resolve(text);
    });
  });
  return { socket, ended };
}

/** The first answer in a text, once it is whole. */
function answerIn(text: string, isToHead: boolean) {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = text.slice(0, headEnd).toLowerCase();
  const status = Number(head.slice(9, 12));
  const bodyLength = isToHead ? 0 : bodyLengthIn(head, text.slice(headEnd + 4));
  if (bodyLength === undefined) return undefined;
  const length = headEnd + 4 + bodyLength;
  if (text.length < length) return undefined;
  return { answer: { status, hasRetryAfter: head.includes('\r\nretry-after: ') }, length };
}

function bodyLengthIn(head: string, body: string): number | undefined {
  if (head.includes('\r\ntransfer-encoding: chunked')) {
    const end = body.startsWith('0\r\n\r\n') ? 0 : body.indexOf('\r\n0\r\n\r\n') + 2;
    return end === 1 ? undefined : end + '0\r\n\r\n'.length;
  }
  return Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0);
}
