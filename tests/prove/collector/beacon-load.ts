import { EventEmitter, once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as passing } from 'node:timers/promises';
import type { Batch } from '../../../src/protocol/beacon.ts';
import type { Random } from '../../../src/statistics/random.ts';
import { testBatch } from '../../harness/start-collector.ts';

/** What clients sent and what they were told; an event is `run seq`. */
export interface Ledger {
  sent: Set<string>;
  /** Answered with 204. */
  acknowledged: Set<string>;
  /** How often each status came; `cut` for a request without an answer. */
  answers: Map<string, number>;
  /** The longest that a client waited for a 204. */
  slowestMs: number;
  /** Answers that nobody may get. */
  wrong: string[];
}

export interface BeaconLoad {
  ledger: Ledger;
  /** Lets clients send. */
  resume: () => void;
  /** Resolves when nothing is under way any more. */
  pause: () => Promise<void>;
  /** How many acknowledged events there are; resolves when it is at least so many. */
  untilAcknowledged: (events: number) => Promise<void>;
  untilRefused: (requests: number) => Promise<void>;
  close: () => Promise<void>;
}

interface LoadOptions {
  url: string;
  random: Random;
  signal: AbortSignal;
  clients?: number;
}

/** Statuses that a collector under load may give. */
const allowed = new Set(['204', '503', 'cut']);
const restMs = 15;

/**
 * Clients that send batches one after the other, each as soon as the one before is answered, and now
 * and then one again that they sent before, whatever became of it.
 */
export function beaconLoad({ url, random, signal, clients = 8 }: LoadOptions): BeaconLoad {
  const agent = new Agent({ keepAlive: true });
  const ledger: Ledger = {
    ...{ sent: new Set(), acknowledged: new Set() },
    ...{ answers: new Map(), slowestMs: 0, wrong: [] },
  };
  let isClosed = false;
  let isOpen = false;
  let underWay = 0;
  /** `answered` and `opened`, for all who wait. */
  const happens = new EventEmitter().setMaxListeners(Infinity);

  async function send(batch: Batch): Promise<string> {
    const events = batch.events.map(({ seq }) => `${batch.run} ${seq}`);
    for (const event of events) ledger.sent.add(event);
    underWay += 1;
    const startedMs = performance.now();
    const { status, retryAfter } = await post(url, { batch, agent, address: addressOf(random) });
    underWay -= 1;
    ledger.answers.set(status, (ledger.answers.get(status) ?? 0) + 1);
    if (status === '204') {
      for (const event of events) ledger.acknowledged.add(event);
      ledger.slowestMs = Math.max(ledger.slowestMs, performance.now() - startedMs);
    }
    const isWrong = !allowed.has(status) || (status === '503' && retryAfter === undefined);
    if (isWrong) ledger.wrong.push(`A batch was answered ${status}, Retry-After ${retryAfter}.`);
    happens.emit('answered');
    return status;
  }

  async function runClient(): Promise<void> {
    let earlier: Batch[] = [];
    let last: Batch | undefined;
    for (;;) {
      while (!isOpen && !isClosed) await once(happens, 'opened');
      if (isClosed) return;
      const again = random() < 0.1 ? earlier[Math.floor(random() * earlier.length)] : undefined;
      const batch = again ?? nextBatch(last, random);
      if (!again) {
        last = batch;
        earlier = [...earlier.slice(-9), batch];
      }
      if ((await send(batch)) !== '204') await passing(restMs);
    }
  }

  const running = Array.from({ length: clients }, runClient);
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) {
      await once(happens, 'answered', { signal });
    }
  };
  const pause = async (): Promise<void> => {
    isOpen = false;
    await until(() => underWay === 0);
  };
  return {
    ledger,
    pause,
    resume() {
      isOpen = true;
      happens.emit('opened');
    },
    untilAcknowledged: (events) => until(() => ledger.acknowledged.size >= events),
    untilRefused: (requests) => until(() => (ledger.answers.get('503') ?? 0) >= requests),
    async close() {
      isClosed = true;
      happens.emit('opened');
      await Promise.all(running);
      agent.destroy();
    },
  };
}

/** Goes on with the run before, or begins another. */
function nextBatch(last: Batch | undefined, random: Random): Batch {
  const isNew = last === undefined || random() < 0.2;
  const run = isNew ? hexId(random) : last.run;
  const firstSeq = isNew ? 0 : (last.events.at(-1)?.seq ?? 0) + 1;
  const others = Array.from(
    { length: Math.floor(random() * 5) },
    () => ({ kind: 'copy', block: 1 }) as const,
  );
  const events = [{ kind: isNew ? 'open' : 'back' } as const, ...others];
  const note = 'x'.repeat(Math.floor(random() * 500));
  const written = random() < 0.2 && note !== '' ? [{ kind: 'confused', note } as const] : [];
  return testBatch([...events, ...written], { run, firstSeq });
}

export function hexId(random: Random): string {
  return Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
}

/** Each request from another reader, as a proxy on this machine tells it. */
function addressOf(random: Random): string {
  return ['10', ...Array.from({ length: 3 }, () => Math.floor(random() * 256))].join('.');
}

interface Posted {
  batch: Batch;
  agent: Agent;
  address: string;
}

function post(url: string, { batch, agent, address }: Posted) {
  return new Promise<{ status: string; retryAfter?: string | undefined }>((resolve) => {
    const headers = {
      'Content-Type': 'text/plain;charset=UTF-8',
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'X-Forwarded-For': address,
    };
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('close', () => {
        const retryAfter = response.headers['retry-after'];
        resolve({ status: String(response.statusCode), retryAfter });
      });
    });
    asked.once('error', () => {
      resolve({ status: 'cut' });
    });
    asked.end(JSON.stringify(batch));
  });
}
