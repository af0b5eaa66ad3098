import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { testBatch } from '../../harness/start-collector.ts';

/**
 * Posts beacons at a steady rate, each at its time whether or not those before were answered.
 *
 * @returns how long each took from when it was due, in ms, ascending
 */
export async function sendSteadily(
  url: string,
  { perSecond, seconds, nowMs }: { perSecond: number; seconds: number; nowMs: number },
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const startMs = performance.now();
  const sent: Promise<number>[] = [];
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const dueMs = startMs + (index * 1_000) / perSecond;
    const waitMs = dueMs - performance.now();
    if (waitMs > 1) await setTimeout(waitMs);
    const body = JSON.stringify(
      testBatch([{ kind: 'land' }, { kind: 'open' }], { sentAtMs: nowMs }),
    );
    sent.push(
      post({ agent, url, from: addressOf(index) }, body).then(() => performance.now() - dueMs),
    );
  }
  const tookMs = await Promise.all(sent);
  agent.destroy();
  return tookMs.sort((a, b) => a - b);
}

/** As many readers as send within a minute. */
function addressOf(index: number): string {
  return `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
}

interface Sending {
  agent: Agent;
  url: string;
  /** As a proxy on this machine says it. */
  from: string;
}

function post({ agent, url, from }: Sending, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'text/plain',
      'User-Agent': 'Mozilla/5.0',
      'X-Forwarded-For': from,
    };
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 204) resolve();
        else reject(new Error(`A beacon was answered ${response.statusCode}.`));
      });
    });
    sending.on('error', reject).end(body);
  });
}
