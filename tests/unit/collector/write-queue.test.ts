import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { unmatchedNoter } from '../../../src/collector/note-unmatched.ts';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import { writeQueue } from '../../../src/collector/sqlite/write-queue.ts';
import { storeFull, storeLocked } from '../../../src/collector/errors.ts';
import { testBatch, testManifest } from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const received = { receivedAtMs: 1, bot: false };

/** A store and another program that holds the lock of its database. */
function lockedStore(lockTimeoutMs: number) {
  const path = join(temporaryFolder(), 'runs.db');
  const store = sqliteStore({ path, lockTimeoutMs });
  const holder = new DatabaseSync(path);
  holder.exec('BEGIN IMMEDIATE');
  onTestFinished(async () => {
    holder.close();
    await store.close();
  });
  return { store, holder };
}

describe('while another program writes, a write', () => {
  it('waits without holding up anything else, and is done when the lock is gone', async () => {
    const { store, holder } = lockedStore(60_000);
    const written = store.append({ ...testBatch([{ kind: 'land' }]), ...received });
    const erased = store.erase('hono-docs', '0'.repeat(32), 1);
    // A server of this process answers meanwhile.
    const server = createServer((socket) => socket.end('here')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // listens on a port, not on a pipe
    expect(await fetch(`http://127.0.0.1:${port}`).catch(() => 'answered')).toBe('answered');
    server.close();
    expect(await store.readEvents('hono-docs', { fromMs: 0, toMs: 2 })).toEqual([]);
    holder.exec('ROLLBACK');
    await Promise.all([written, erased]);
    expect(await store.readEvents('hono-docs', { fromMs: 0, toMs: 2 })).toHaveLength(1);
  });

  it('is refused when it has waited for long enough', async () => {
    const { store } = lockedStore(20);
    const batch = { ...testBatch([{ kind: 'land' }]), ...received };
    await expect(store.append(batch)).rejects.toThrow('too long');
    await expect(store.takeHello('hono-docs', '0123456789', 1)).rejects.toThrow('too long');
  });
});

describe('a queue of writes', () => {
  const locked = storeLocked('runs.db');

  it('holds so many while the database is locked, and refuses what comes beyond', async () => {
    let isLocked = true;
    const done: number[] = [];
    const commit = (work: () => void) => {
      if (isLocked) throw locked;
      work();
    };
    const { write, settled } = writeQueue({ commit, lockTimeoutMs: 60_000, most: 3 });
    const insert = (number: number) => write(() => done.push(number));
    const first = insert(0);
    // Whether it is locked is known when the first has been tried.
    await new Promise(setImmediate);
    const others = [insert(1), insert(2)];
    await expect(insert(3)).rejects.toThrow('too long');
    expect(done).toEqual([]);
    isLocked = false;
    await Promise.all([first, ...others, settled()]);
    expect(done).toEqual([0, 1, 2]);
  });

  it('refuses at once what fails for another reason', async () => {
    const commit = () => {
      throw storeFull('runs.db');
    };
    const { write } = writeQueue({ commit, lockTimeoutMs: 60_000 });
    await expect(write(() => undefined)).rejects.toThrow('no room left');
  });
});

it('batches do not wait for the steps of earlier builds, which another machine may know', async () => {
  const logged: string[] = [];
  let tell: (steps: []) => void = () => undefined;
  const store = {
    rememberSteps: () => Promise.resolve(),
    knownSteps: () => new Promise<[]>((resolve) => (tell = resolve)),
  };
  const log = (message: string) => logged.push(message);
  const note = unmatchedNoter({ readManifest: () => testManifest(), store, now: () => 0, log });
  await note([{ quickstart: 'quickstart', revision: 'another' }]);
  expect(logged).toEqual([]);
  tell([]);
  await new Promise(setImmediate);
  expect(logged).toEqual([expect.stringContaining('1 event.')]);
});
