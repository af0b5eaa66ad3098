import { randomBytes, randomInt } from 'node:crypto';
import type { BeaconEvent } from '../../../../src/protocol/beacon.ts';
import { testBatch } from '../../../harness/start-collector.ts';

type Told = Partial<BeaconEvent> & Pick<BeaconEvent, 'kind'>;

/** What a reader's browser sends of one run: four batches with two or three events each. */
const batches: readonly Told[][] = [
  [{ kind: 'land' }, { kind: 'open' }],
  [
    { kind: 'step', step: 'install' },
    { kind: 'copy', step: 'install', block: 0 },
  ],
  [{ kind: 'away' }, { kind: 'back' }, { kind: 'step', step: 'write' }],
  [
    { kind: 'step', step: 'run' },
    { kind: 'hello', step: 'run', evidence: 'claimed' },
  ],
];

/** Stands where the run's id goes; as long as that. */
const placeOfRun = 'r'.repeat(32);

/**
 * Whole HTTP requests, as browsers send them and a proxy on the same machine hands them on: each run
 * is another reader's, from another address.
 */
export function requestMaker(url: URL): () => string {
  const bodies = batches.map((events, index) => {
    const firstSeq = batches.slice(0, index).flat().length;
    return JSON.stringify(testBatch(events, { run: placeOfRun, firstSeq }));
  });
  let next = 0;
  let run = '';
  let address = '';
  return () => {
    const index = next % bodies.length;
    next += 1;
    if (index === 0) {
      run = randomBytes(16).toString('hex');
      address = [10, randomInt(256), randomInt(256), randomInt(256)].join('.');
    }
    const body = (bodies[index] ?? '').replaceAll(placeOfRun, run);
    return `${headersOf(url)}X-Forwarded-For: ${address}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  };
}

function headersOf({ host, pathname, origin }: URL): string {
  return [
    `POST ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: keep-alive',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Accept: */*',
    'Accept-Language: en-US,en;q=0.5',
    'Accept-Encoding: gzip, deflate, br, zstd',
    `Referer: ${origin}/quickstart/`,
    `Origin: ${origin}`,
    'Sec-Fetch-Dest: empty',
    'Sec-Fetch-Mode: no-cors',
    'Sec-Fetch-Site: same-origin',
    'Content-Type: text/plain;charset=UTF-8',
    '',
  ].join('\r\n');
}
