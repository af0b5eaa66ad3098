import { freePort } from '../../../harness/free-port.ts';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { testBatch } from '../../../harness/start-collector.ts';
import { beaconLoad, hexId } from '../beacon-load.ts';
import { checkFile, contradictionsIn, wordChecked } from '../check-ledger.ts';
import { startProcess, writeBuiltSite } from '../collector-process.ts';
import type { Scene } from './scene.ts';

const acknowledgedMeanwhile = 500;
const cuts = 300;

/** Connections end in the middle of a batch, which then is in no file, while others go on. */
export const cutBodies: Scene = async ({ folder, random, say, signal }) => {
  writeBuiltSite(folder);
  const database = join(folder, 'runs.db');
  const port = await freePort();
  const collector = await startProcess({ cwd: folder, port, database });
  const load = beaconLoad({ url: collector.beaconsUrl, random, signal });
  const answers: string[] = [];
  try {
    load.resume();
    for (let cut = 0; cut < cuts; cut += 1) {
      signal.throwIfAborted();
      const batch = JSON.stringify(testBatch([{ kind: 'open' }], { run: hexId(random) }));
      const part = batch.slice(0, Math.floor(random() * batch.length));
      const isChunked = random() < 0.5;
      const length = isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${batch.length}`;
      const body = isChunked ? `${part.length.toString(16)}\r\n${part}` : part;
      const head = `POST /_meantime/runs HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: text/plain\r\n${length}\r\n\r\n`;
      answers.push(await sendCut(port, head + body, { isReset: random() < 0.5 }));
    }
    await load.untilAcknowledged(acknowledgedMeanwhile);
    await load.pause();
    const checked = await checkFile(load.ledger, database);
    say(`${cuts} batches cut in the middle: ${wordChecked(load.ledger, checked)}`);
    const falsely = answers.filter((answer) => answer.includes(' 204 ')).length;
    return [
      ...contradictionsIn('Beside cut batches', load.ledger, checked),
      ...(falsely > 0 ? [`${falsely} batches that were cut were answered 204.`] : []),
      ...(collector.hasEnded() ? ['A cut batch ended the collector.'] : []),
    ];
  } finally {
    await load.close();
    await collector.kill();
  }
};

/** Sends a part and ends, with or without waiting for what is said to it. */
async function sendCut(port: number, text: string, { isReset }: { isReset: boolean }) {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
  socket.on('error', () => undefined); // cut from the other side: it is what is tried
  const closed = once(socket, 'close');
  socket.write(text, () => {
    if (isReset) socket.resetAndDestroy();
    else socket.end();
  });
  await closed;
  return answer;
}
