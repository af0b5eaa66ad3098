import { setTimeout } from 'node:timers/promises';
import { openConnection, type LoadConnection } from './connection.ts';
import { requestMaker } from './requests.ts';

export interface Load {
  url: string;
  connections: number;
  seconds: number;
  /** Batches a second, whatever comes back; absent for as many as are answered. */
  perSecond?: number;
}

export interface LoadResult {
  answered: number;
  tookSeconds: number;
  /** From when a batch was due to its answer. */
  p50Ms: number;
  p99Ms: number;
}

/** Sends batches over connections that are kept open, and says how long their answers took. */
export async function sendLoad({ url, connections, ...pace }: Load): Promise<LoadResult> {
  const target = new URL(url);
  const makeRequest = requestMaker(target);
  const opened = await Promise.all(
    Array.from({ length: connections }, () => openConnection(target)),
  );
  const delaysMs: number[] = [];
  const startedMs = performance.now();
  const send = async (connection: LoadConnection, dueMs: number): Promise<void> => {
    await connection.post(makeRequest());
    delaysMs.push(performance.now() - dueMs);
  };
  const endMs = startedMs + pace.seconds * 1_000;
  if (pace.perSecond === undefined) await Promise.all(opened.map(sendUntil));
  else await sendPaced(pace.perSecond);
  const tookSeconds = (performance.now() - startedMs) / 1_000;
  for (const { close } of opened) close();
  delaysMs.sort((a, b) => a - b);
  const quantile = (share: number) => delaysMs[Math.floor(delaysMs.length * share)] ?? 0;
  return {
    answered: delaysMs.length,
    tookSeconds,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
  };

  async function sendUntil(connection: LoadConnection): Promise<void> {
    while (performance.now() < endMs) await send(connection, performance.now());
  }

  /** A batch is due at its time: one that finds no connection free has waited when it is sent. */
  async function sendPaced(perSecond: number): Promise<void> {
    const free = [...opened];
    const due: number[] = [];
    const underWay = new Set<Promise<void>>();
    const fill = (): void => {
      while (free.length > 0 && due.length > 0) {
        // In turn, so that none is without a request for so long that it is shut.
        const connection = free.shift();
        const dueMs = due.shift();
        if (connection === undefined || dueMs === undefined) return;
        const sent = send(connection, dueMs).then(() => {
          free.push(connection);
          underWay.delete(sent);
          fill();
        });
        underWay.add(sent);
      }
    };
    let scheduled = 0;
    for (let nowMs = startedMs; nowMs < endMs; nowMs = performance.now()) {
      const dueByNow = Math.floor(((nowMs - startedMs) / 1_000) * perSecond);
      for (; scheduled < dueByNow; scheduled += 1) {
        due.push(startedMs + (scheduled * 1_000) / perSecond);
      }
      fill();
      await setTimeout(1);
    }
    while (underWay.size > 0) await Promise.all(underWay);
  }
}
