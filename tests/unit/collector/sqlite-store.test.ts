import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { inSteps } from '../../../src/collector/sqlite/in-steps.ts';
import { erasedKeptMs } from '../../../src/collector/store.ts';
import { sqliteStore } from '../../../src/collector/sqlite/sqlite-store.ts';
import { translateSqliteError } from '../../../src/collector/sqlite/translate-sqlite-error.ts';
import { describeStore } from '../../contracts/store.ts';
import { describeError, messageOf } from '../../harness/message-of.ts';
import { randomId, testBatch } from '../../harness/start-collector.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const received = () => ({ ...testBatch([{ kind: 'land' }]), receivedAtMs: 1_000, bot: false });

describeStore('sqliteStore', () => {
  const path = join(temporaryFolder(), 'runs.db');
  return { store: sqliteStore({ path }), reopen: () => sqliteStore({ path }) };
});

describe('sqliteStore', () => {
  it('makes the folder and keeps commits on disk', async () => {
    const path = join(temporaryFolder(), 'a', 'b', 'runs.db');
    const store = sqliteStore({ path });
    await store.append(received());
    const database = new DatabaseSync(path);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 6 });
    expect(database.prepare('SELECT count(*) AS events FROM events').get()).toEqual({ events: 1 });
    database.close();
    await store.close();
  });

  it('shares a file with another', async () => {
    const path = join(temporaryFolder(), 'runs.db');
    const first = sqliteStore({ path });
    const second = sqliteStore({ path });
    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        (index % 2 === 0 ? first : second).append(received()),
      ),
    );
    for (const store of [first, second]) {
      expect(await store.readEvents('hono-docs', always)).toHaveLength(100);
      await store.close();
    }
  });
});

describe('what a store remembers of erased runs', () => {
  it('is their ids, for as long as a browser may send', async () => {
    const path = join(temporaryFolder(), 'runs.db');
    const store = sqliteStore({ path });
    const remembered = () => {
      const database = new DatabaseSync(path);
      const row = database.prepare('SELECT count(*) AS ids FROM erased_runs').get();
      database.close();
      return row?.['ids'];
    };
    for (let time = 0; time < 10; time += 1) await store.erase('hono-docs', randomId(), time);
    expect(remembered()).toBe(10);
    await store.erase('hono-docs', randomId(), 5 + erasedKeptMs);
    expect(remembered()).toBe(6);
    await store.close();
  });
});

describe('runs that are erased by the hundred', () => {
  it('go in short steps, with a rest as long as the step between two', async () => {
    let [clockMs, left] = [0, 10];
    const did: string[] = [];
    const doOne = () => {
      clockMs += 8;
      left -= 1;
      return left >= 0;
    };
    const step = (work: () => void) => {
      const before = left;
      work();
      did.push(`step of ${before - Math.max(0, left)}`);
      return Promise.resolve();
    };
    const rest = (ms: number) => Promise.resolve(did.push(`rest of ${ms} ms`));
    expect(await inSteps(doOne, step, { nowMs: () => clockMs, rest })).toBe(10);
    const whole = ['step of 3', 'rest of 24 ms'];
    expect(did).toEqual([...whole, ...whole, ...whole, 'step of 1']);
  });

  it('let beacons be written meanwhile', async () => {
    const path = join(temporaryFolder(), 'runs.db');
    const store = sqliteStore({ path });
    await Promise.all(Array.from({ length: 400 }, () => store.append(received())));
    const progress = { isErased: false };
    const erased = store.eraseWindow('hono-docs', { fromMs: 0, toMs: 2_000 }, 5_000);
    void erased.then(() => (progress.isErased = true));
    const other = sqliteStore({ path });
    let between = 0;
    while (!progress.isErased) {
      await other.append({ ...received(), receivedAtMs: 3_000 });
      between += 1;
    }
    expect(await erased).toBe(400);
    expect(await store.readEvents('hono-docs', always)).toHaveLength(between);
    await other.close();
    await store.close();
  });
});

describe('a database that cannot be used', () => {
  it('because it is none', () => {
    const path = join(temporaryFolder(), 'runs.db');
    writeFileSync(path, 'These are notes of mine, and no database at all.\n'.repeat(100));
    expect(messageOf(() => sqliteStore({ path }))).toMatchInlineSnapshot(`
      "The database cannot be read. [store-not-a-database]
      /project/runs.db is damaged or is no database of Meantime's, so no runs can be read from it or kept in it.
      Move it away and start again (mv /project/runs.db /project/runs.db.broken), or name another file with --database."
    `);
  });

  it('because it is a folder', () => {
    const path = temporaryFolder();
    expect(messageOf(() => sqliteStore({ path }))).toMatchInlineSnapshot(`
      "The database cannot be opened. [store-unavailable]
      /project cannot be used: unable to open database file.
      Check that the path is right and its folder can be written, or name another file with --database."
    `);
  });

  it('because its folder is a file', () => {
    const file = join(temporaryFolder(), 'notes');
    writeFileSync(file, '');
    expect(messageOf(() => sqliteStore({ path: join(file, 'runs.db') }))).toMatchInlineSnapshot(`
      "The database cannot be opened. [store-unavailable]
      /project/notes/runs.db cannot be used: a part of its path is a file, not a folder.
      Check that the path is right and its folder can be written, or name another file with --database."
    `);
  });

  it('because it was written by a newer version', () => {
    const path = join(temporaryFolder(), 'runs.db');
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE tomorrow (a); PRAGMA user_version = 7');
    database.close();
    expect(messageOf(() => sqliteStore({ path }))).toMatchInlineSnapshot(`
      "The database was written by a newer Meantime. [store-newer]
      /project/runs.db has schema version 7, and this Meantime knows versions up to 6.
      Update it: npm install meantime@latest"
    `);
  });

  it("because it is another program's, which is left as it was", () => {
    const path = join(temporaryFolder(), 'runs.db');
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE customers (name)');
    expect(messageOf(() => sqliteStore({ path }))).toMatchInlineSnapshot(`
      "The database belongs to another program. [store-foreign]
      /project/runs.db is an SQLite database with tables that are not Meantime's, so nothing is written to it.
      Name another file with --database."
    `);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' });
    database.close();
  });

  it('because it must exist and does not; nothing is created', () => {
    const path = join(temporaryFolder(), 'never', 'runs.db');
    expect(messageOf(() => sqliteStore({ path, mustExist: true }))).toMatchInlineSnapshot(`
      "There is no database yet. [store-missing]
      /project/never/runs.db does not exist, so there are no runs to report on.
      Collect some first (meantime serve, or meantime collect), or name the file with --database."
    `);
    expect(existsSync(path)).toBe(false);
  });

  it('because another program holds it; what came is refused and works when it lets go', async () => {
    const path = join(temporaryFolder(), 'runs.db');
    const store = sqliteStore({ path, lockTimeoutMs: 50 });
    const holder = new DatabaseSync(path);
    holder.exec('BEGIN IMMEDIATE');
    const failure: unknown = await store.append(received()).catch((error: unknown) => error);
    expect(describeError(failure)).toMatchInlineSnapshot(`
      "The database is locked by another program. [store-locked]
      Another program has held /project/runs.db for too long, so the events could not be written.
      Close the program that has it open (an SQLite shell, a backup), then try again."
    `);
    holder.exec('ROLLBACK');
    holder.close();
    await store.append(received());
    expect(await store.readEvents('hono-docs', always)).toHaveLength(1);
    await store.close();
  });

  it('because the disk is full', () => {
    const database = new DatabaseSync(join(temporaryFolder(), 'full.db'));
    database.exec('CREATE TABLE t (a); PRAGMA max_page_count = 3');
    const fill = () => {
      for (;;) database.prepare('INSERT INTO t VALUES (?)').run('x'.repeat(9_000));
    };
    let failure: unknown;
    try {
      fill();
    } catch (error) {
      failure = error;
    }
    expect(describeError(translateSqliteError(failure, '.meantime/runs.db')))
      .toMatchInlineSnapshot(`
      "The disk is full. [store-full]
      There is no room left to write .meantime/runs.db. Nothing kept so far is lost.
      Make room on the disk; readers keep their events and send them again."
    `);
    database.close();
  });

  it('because it may not be written', async () => {
    const { folder, path } = await databaseIn('readable');
    expect(asNobody(folder, path, '{}')).toMatchInlineSnapshot(`
      "The database cannot be written. [store-read-only]
      /project/runs.db or its folder is read-only for this user, and runs are kept there.
      Give this user the right to write (chown or chmod on /project/runs.db and its folder), or name another file with --database."
    `);
  });
});

/** Before 22.15 Node opens a database by its path alone, and so none that may not be written. */
const opensUrls = compareVersions(process.versions.node, '22.15.0') >= 0;

it('makes a database for its owner alone, and leaves the rights of one that is there', async () => {
  const { path } = await databaseIn('own');
  const modeOf = (name: string) => statSync(name).mode & 0o777;
  expect(modeOf(path)).toBe(0o600);
  chmodSync(path, 0o640);
  const store = sqliteStore({ path });
  await store.append(received());
  expect(modeOf(`${path}-wal`)).toBe(0o640);
  await store.close();
  expect(modeOf(path)).toBe(0o640);
});

describe('what runs are reduced to', () => {
  const site = 'hono-docs';
  const countReductions = () => {
    const reduced: string[] = [];
    const reduce = (events: readonly { run: string }[]) => {
      reduced.push(events[0]?.run ?? '');
      return String(events.length);
    };
    return { reduced, how: { version: 1, reduce } };
  };
  const batch = (run: string) => ({
    ...testBatch([{ kind: 'land' }], { run }),
    ...{ receivedAtMs: 1_000, bot: false },
  });
  const [first, second] = ['a'.repeat(32), 'b'.repeat(32)];

  it('is made once, in whatever process, until the run changes', async () => {
    const path = join(temporaryFolder(), 'runs.db');
    const { reduced, how } = countReductions();
    const server = sqliteStore({ path });
    await server.append(batch(first));
    await server.append(batch(second));
    await server.keepReduced(how);
    expect(reduced).toEqual([first, second]);
    const command = sqliteStore({ path });
    await command.keepReduced(how);
    await command.readReduced({ site, fromMs: 0 }, how, () => undefined);
    expect(reduced).toEqual([first, second]);
    await server.append(batch(first));
    await command.keepReduced(how);
    expect(reduced).toEqual([first, second, first]);
    await server.close();
    await command.close();
  });

  it('goes with the run that is erased', async () => {
    const path = join(temporaryFolder(), 'runs.db');
    const { how } = countReductions();
    const store = sqliteStore({ path });
    await store.append(batch(first));
    await store.keepReduced(how);
    await store.erase(site, first, 2_000);
    await store.close();
    const database = new DatabaseSync(path);
    expect(database.prepare('SELECT count(*) AS rows FROM reduced_runs').get()).toEqual({
      rows: 0,
    });
    database.close();
  });
});

describe('a database that may only be read', () => {
  it('is read as it stands', async () => {
    const { folder, path } = await databaseIn('readable');
    const said = asNobody(folder, path, '{ mustExist: true }');
    if (opensUrls) expect(said).toBe('1 event');
    else expect(said).toMatch(/store-read-only|store-unavailable/);
  });

  it('is read with what another process has just written', async () => {
    const { folder, path } = await databaseIn('readable');
    const writer = sqliteStore({ path });
    await writer.append(received());
    expect(asNobody(folder, path, '{ mustExist: true }')).toBe('2 events');
    await writer.close();
  });

  it('is not brought up to date, and says so', () => {
    const folder = join(temporaryFolder(), 'readable');
    mkdirSync(folder);
    const path = join(folder, 'runs.db');
    const fixture = '../../fixtures/databases/schema-1.db';
    copyFileSync(join(import.meta.dirname, fixture), path);
    const said = asNobody(folder, path, '{ mustExist: true }');
    if (!opensUrls) {
      expect(said).toMatch(/store-read-only|store-unavailable/);
      return;
    }
    expect(said).toMatchInlineSnapshot(`
      "The database has yet to be brought up to date. [store-older]
      /project/runs.db has schema version 1, this Meantime reads version 6, and here it may only be read.
      Run the command once as a user who may write the file and its folder."
    `);
  });
});

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

async function databaseIn(name: string): Promise<{ folder: string; path: string }> {
  const folder = join(temporaryFolder(), name);
  mkdirSync(folder);
  const path = join(folder, 'runs.db');
  const store = sqliteStore({ path });
  await store.append(received());
  await store.close();
  return { folder, path };
}

/** Rights do not bind the superuser, so the store is opened by a process that is none. */
function asNobody(folder: string, path: string, options: string): string {
  const nobody = 65_534;
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chmodSync(join(folder, '..'), 0o755);
  for (const name of readdirSync(folder)) {
    if (isRoot) chownSync(join(folder, name), nobody, nobody);
    chmodSync(join(folder, name), 0o444);
  }
  if (isRoot) chownSync(folder, nobody, nobody);
  chmodSync(folder, 0o555);
  const store = new URL('../../../src/collector/sqlite/sqlite-store.ts', import.meta.url).href;
  const script = `import { sqliteStore } from ${JSON.stringify(store)};
    if (process.getuid() === 0) { process.setgid(${nobody}); process.setuid(${nobody}); }
    try {
      const store = sqliteStore({ path: ${JSON.stringify(path)}, ...${options} });
      const { length } = await store.readEvents('hono-docs', { fromMs: 0, toMs: 9e15 });
      process.stdout.write(length + (length === 1 ? ' event' : ' events'));
    }
    catch ({ title, code, message, hint }) { process.stdout.write([title + ' [' + code + ']', message, hint].join('\\n')); }`;
  // The oldest Node strips types only when asked to.
  const words = ['--experimental-strip-types', '--input-type=module', '-e', script];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  chmodSync(folder, 0o755);
  // Node 22 warns of its SQLite on the other stream.
  return (stdout || stderr).replaceAll(folder, '/project');
}
