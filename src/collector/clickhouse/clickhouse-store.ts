import type { ClickHouseClient } from '@clickhouse/client';
import type { ReceivedEvent, TimeWindow } from '../../protocol/received-event.ts';
import { noteId } from '../../protocol/note-mark.ts';
import { noteSelection, type NotePlace } from '../note-selection.ts';
import type { ReceivedBatch, Store } from '../store.ts';
import {
  inWindow,
  knownStepsIn,
  marksIn,
  runsOf,
  sitesIn,
  withNote,
} from './clickhouse-reading.ts';
import { clickhouseReductions } from './clickhouse-reductions.ts';
import { clickhouseServer } from './clickhouse-server.ts';
import { forwarder, type Forwarder } from './forwarder.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { takeHello } from './take-hello.ts';

export interface ClickhouseStoreOptions {
  /** `http://user:password@host:8123/database`; the database exists. */
  url: string;
  /** SQLite file on this machine for what is on its way; created with its folder. */
  outbox: string;
  /** Is told when ClickHouse is away. @default console.error */
  log?: (message: string, error?: unknown) => void;
}

/**
 * Keeps events in ClickHouse, by way of a file on this machine: `append` and `erase` resolve when that
 * file has it, whether ClickHouse is there or not. What reads asks ClickHouse, after all that waits
 * here has arrived there. Several collectors may write to one database, each with a file of its own.
 *
 * @throws MeantimeError `store-…`, `clickhouse-…`
 */
export function clickhouseStore(options: ClickhouseStoreOptions): Store {
  const { outbox: path, log = console.error } = options;
  const server = clickhouseServer(options.url);
  const outbox = openOutbox({ path, name: path });
  const forward = forwarder({ outbox, connect: server.connect, log });
  const asking: Asking = (work) =>
    server.translating(async () => {
      await forward.flush();
      return work(await server.connect());
    });
  let lastWrite: Promise<unknown> = Promise.resolve();
  let lastHello: Promise<unknown> = Promise.resolve();
  forward.start();

  function append(batch: ReceivedBatch): Promise<void> {
    const appended = outbox.append(batch).then(forward.start);
    lastWrite = appended.catch(() => undefined);
    return appended;
  }

  async function* readRuns(site: string, window: TimeWindow): AsyncGenerator<ReceivedEvent[]> {
    const client = await asking((connected) => Promise.resolve(connected));
    yield* server.translatingEach(runsOf(client, site, inWindow(site, window), window));
  }

  return {
    append,
    ...erasing({ outbox, forward, readRuns }),
    ...noting({ outbox, forward, asking, server }),
    takeHello(site, code, receivedAtMs) {
      // One after the other, so that a code is taken once.
      const taken = lastHello.then(() =>
        asking((client) => takeHello({ client, append, site, code, receivedAtMs })),
      );
      lastHello = taken.catch(() => undefined);
      return taken;
    },
    readEvents: (site, window) => allOf(readRuns(site, window)),
    readRuns,
    ...reducing(asking),
    sites: () => asking(sitesIn),
    async rememberSteps(site, steps) {
      await outbox.rememberSteps(site, steps);
      forward.start();
    },
    async knownSteps(site) {
      const here = outbox.knownSteps(site);
      // Beacons are judged by it while ClickHouse is away; a report reads events, and says so.
      const there = await asking((client) => knownStepsIn(client, site)).catch(() => []);
      const steps = new Map([...here, ...there].map((step) => [JSON.stringify(step), step]));
      return [...steps.values()];
    },
    async close() {
      await lastWrite;
      await lastHello;
      await forward.close();
      await server.close();
      await outbox.close();
    },
  };
}

type Asking = <Result>(work: (client: ClickHouseClient) => Promise<Result>) => Promise<Result>;

function reducing(asking: Asking): Pick<Store, 'readReduced' | 'keepReduced'> {
  const read = clickhouseReductions();
  return {
    readReduced: (asked, how, take) => asking((client) => read(client, asked, how, take)),
    keepReduced: () => Promise.resolve(0),
  };
}

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

async function allOf(runs: AsyncIterable<ReceivedEvent[]>): Promise<ReceivedEvent[]> {
  const events: ReceivedEvent[] = [];
  for await (const run of runs) events.push(...run);
  return events;
}

interface NotingParts {
  outbox: Outbox;
  forward: Forwarder;
  server: ReturnType<typeof clickhouseServer>;
  asking: Asking;
}

function noting({
  outbox,
  forward,
  server,
  asking,
}: NotingParts): Pick<Store, 'readNotes' | 'findNotes' | 'markNotes' | 'readMarks'> {
  /** The notes received in a window, a run at a time, in the order in which they were received. */
  async function* notesByRun(site: string, { fromMs, toMs }: TimeWindow) {
    const client = await asking((connected) => Promise.resolve(connected));
    const runs = runsOf(client, site, withNote(site, { fromMs, toMs }), always);
    for await (const run of server.translatingEach(runs)) {
      yield run
        .filter(
          ({ note, receivedAtMs: atMs }) => note !== undefined && atMs >= fromMs && atMs < toMs,
        )
        .sort((a, b) => a.receivedAtMs - b.receivedAtMs || a.seq - b.seq);
    }
  }

  return {
    async readNotes(site, asked) {
      const selection = noteSelection<NotePlace & { event: ReceivedEvent }>(asked);
      for await (const notes of notesByRun(site, asked.window)) {
        for (const event of notes.reverse()) {
          const { run, seq, receivedAtMs, lab, bot, crowded = false } = event;
          if (lab) continue;
          selection.offer({ run, seq, receivedAtMs, isSetAside: bot || crowded, event });
        }
      }
      const { selected, ...told } = selection.end();
      return { events: selected.map(({ event }) => event), ...told };
    },
    async findNotes(site, ids) {
      const found = new Map<string, ReceivedEvent>();
      for await (const notes of notesByRun(site, always)) {
        for (const note of notes) {
          const id = noteId(note);
          if (ids.includes(id) && !found.has(id)) found.set(id, note);
        }
        if (found.size === ids.length) break;
      }
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    async markNotes(site, marks) {
      await outbox.markNotes(site, marks);
      forward.start();
    },
    readMarks: (site) => asking((client) => marksIn(client, site)),
  };
}

const erasedAtOnce = 100;

interface ErasingParts extends Pick<Store, 'readRuns'> {
  outbox: Outbox;
  forward: Forwarder;
}

function erasing({
  outbox,
  forward,
  readRuns,
}: ErasingParts): Pick<Store, 'erase' | 'eraseWindow'> {
  const erase = async (site: string, runs: readonly string[], nowMs: number): Promise<void> => {
    await outbox.erase(site, runs, nowMs);
    forward.start();
  };
  return {
    erase: (site, run, nowMs) => erase(site, [run], nowMs),
    async eraseWindow(site, window, nowMs, signal) {
      let erased = 0;
      let runs: string[] = [];
      for await (const [first] of readRuns(site, window)) {
        if (signal?.aborted) return erased;
        if (first) runs.push(first.run);
        if (runs.length < erasedAtOnce) continue;
        await erase(site, runs, nowMs);
        erased += runs.length;
        runs = [];
      }
      if (runs.length > 0) await erase(site, runs, nowMs);
      return erased + runs.length;
    },
  };
}
