import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { runsPath, type Batch, type BeaconEvent } from '../../src/protocol/beacon.ts';
import { parseBatch } from '../../src/protocol/parse-batch.ts';
import { hasGaps } from './has-gaps.ts';
import { stuckAfterMs } from './stuck-after.ts';

/** A status, or no answer at all. */
type Answer = number | 'none';

/** A POST as it arrived. */
export interface RecordedPost {
  batch: Batch;
  headers: IncomingMessage['headers'];
  /** Status that it was answered with. */
  status: Answer;
  receivedAtMs: number;
}

interface Site {
  /** Folder of the built site. */
  dist: URL;
  /** With a slash at both ends. */
  base: string;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Serves a built site on a free port, and records the beacons that come, instead of a collector. */
export async function recordBeacons({ dist, base }: Site) {
  const posts: RecordedPost[] = [];
  /** Runs that a client asked to erase, as often as it did. */
  const erased: string[] = [];
  /** Content-Security-Policy and the like, for pages. */
  const headers: Record<string, string> = {};
  let status: Answer = 204;
  const waiting = new Set<() => void>();

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parsed = parseBatch(await text(request));
    const given = parsed.ok ? status : 400;
    if (!parsed.ok) throw new Error(`The client sent what a collector refuses: ${parsed.reason}`);
    const { batch } = parsed;
    posts.push({ batch, headers: request.headers, status: given, receivedAtMs: Date.now() });
    if (given !== 'none') response.writeHead(given).end();
    for (const look of waiting) look();
  };

  const erase = (run: string, response: ServerResponse): Promise<void> => {
    erased.push(run);
    if (status !== 'none') response.writeHead(status).end();
    for (const look of waiting) look();
    return Promise.resolve();
  };

  const answer = (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (request.method === 'POST' && path === base + runsPath) return receive(request, response);
    const run = path.split(`${base + runsPath}/`)[1];
    if (request.method === 'DELETE' && run !== undefined) return erase(run, response);
    return serveFile(path.startsWith(base) ? path.slice(base.length - 1) : '/nowhere', response);
  };

  const serveFile = async (path: string, response: ServerResponse): Promise<void> => {
    const file = path.endsWith('/') ? `${path}index.html` : path;
    try {
      const content = await readFile(new URL(`.${file}`, dist));
      const type = types[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { ...headers, 'content-type': type }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  };

  const failures: unknown[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      failures.push(error);
      response.writeHead(400).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port

  /** Events that were answered with 2xx, each once, in the order of their runs and `seq`. */
  const events = (): BeaconEvent[] => {
    const kept = new Map<string, BeaconEvent>();
    for (const { batch, status: answer } of posts) {
      if (answer === 'none' || answer >= 300) continue;
      for (const event of batch.events) kept.set(`${batch.run} ${event.seq}`, event);
    }
    const runs = [...new Set(posts.map(({ batch }) => batch.run))];
    return runs.flatMap((run) =>
      [...kept]
        .filter(([key]) => key.startsWith(run))
        .map(([, event]) => event)
        .sort((a, b) => a.seq - b.seq),
    );
  };

  const posted = () =>
    posts.flatMap(({ batch }) => batch.events.map(({ seq }) => ({ run: batch.run, seq })));

  return {
    url: `http://127.0.0.1:${port}${base}`,
    posts,
    erased,
    headers,
    events,
    /**
     * Resolves when a condition on what was received holds and nothing earlier is under way; rejects
     * when that is never so.
     */
    until(holds: () => boolean): Promise<void> {
      return new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          waiting.delete(look);
        };
        const look = () => {
          if (!holds() || hasGaps(posted())) return;
          stop();
          resolve();
        };
        const timer = setTimeout(() => {
          stop();
          const kinds = events().map(({ kind, step = '' }) => `${kind} ${step}`);
          reject(new Error(`Waited for a beacon in vain. Received: ${kinds.join(', ')}`));
        }, stuckAfterMs);
        waiting.add(look);
        look();
      });
    },
    /** Status of the answers from here on; `none` for a server that takes its time. */
    answerWith(next: Answer): void {
      status = next;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      if (failures.length > 0) throw new AggregateError(failures, 'The recording server failed.');
    },
  };
}

export type BeaconRecord = Awaited<ReturnType<typeof recordBeacons>>;
