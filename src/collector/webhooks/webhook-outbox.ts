import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { LeftNote } from '../left-note.ts';
import { guardWrites } from '../sqlite/guard-writes.ts';
import { openToWrite, type DatabaseFile } from '../sqlite/open-database.ts';
import { translateSqliteError } from '../sqlite/translate-sqlite-error.ts';
import { writeQueue } from '../sqlite/write-queue.ts';

const migrations = [
  `
  CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL,
    kind TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE notes (
    site TEXT NOT NULL,
    run TEXT NOT NULL,
    seq INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (site, run, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE reviewed (
    site TEXT PRIMARY KEY,
    until_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];

/** Something that is to be posted. What it says is made when it is sent. */
export interface WebhookMessage {
  id: string;
  kind: 'notes' | 'review';
  madeAtMs: number;
  /** End of the week that a review is about. */
  untilMs: number;
  /** Of `notes`: the first of each run, for the first runs. */
  notes: LeftNote[];
  /** How many runs there are in all. */
  readers: number;
  /** How often it was sent in vain. */
  attempts: number;
  nextAtMs: number;
}

/** So many notes wait at most; what comes then is in the store all the same. */
export const mostWaiting = 10_000;

/** The notes of so many readers are told word by word; of the others it is said how many there are. */
export const mostQuoted = 10;

/** What is to be posted for a site, in a SQLite file: it outlives a restart. */
export function openWebhookOutbox(file: DatabaseFile, site: string) {
  const { name } = file;
  try {
    const database = openToWrite(file, migrations);
    const guarded = guardWrites(database, file);
    const write = (work: () => void): void => {
      guarded(work, { waits: true });
    };
    const { lockTimeoutMs } = file;
    const queue = writeQueue({ commit: guarded, lockTimeoutMs });
    return outboxOn(database, { site, write, keep: queue.write });
  } catch (error) {
    throw translateSqliteError(error, name);
  }
}

interface OutboxParts {
  site: string;
  write: (work: () => void) => void;
  /** Together with what else comes, for batches that wait for it. */
  keep: (work: () => void) => Promise<void>;
}

function outboxOn(database: DatabaseSync, { site, write, keep }: OutboxParts) {
  const statements = prepare(database);
  let isOpen = true;
  // Somebody who starts it again has most likely mended what was wrong.
  write(() => statements.tryNow.run(site));
  return {
    ...noting({ site, write, keep, statements }),
    /** Makes a review due, unless that week's was. The first time a site is seen, none is. */
    keepReview(untilMs: number, nowMs: number): void {
      const known = statements.reviewed.get(site);
      if (known && Number(known['untilMs']) >= untilMs) return;
      write(() => {
        statements.setReviewed.run(site, untilMs);
        if (!known) return;
        // Of two that nobody took, the later says all that the earlier would.
        statements.dropReviews.run(site);
        statements.insert.run(newId(), site, 'review', nowMs, untilMs, nowMs);
      });
    },
    /** The message that is to be sent first; it may be due later. */
    next(): WebhookMessage | undefined {
      const row = statements.next.get(site);
      if (!row) return undefined;
      const id = String(row['id']);
      const notes = statements.notesOf.all(site, id, mostQuoted);
      return {
        id,
        // Only what is written above.
        kind: row['kind'] as WebhookMessage['kind'],
        madeAtMs: Number(row['madeAtMs']),
        untilMs: Number(row['untilMs']),
        attempts: Number(row['attempts']),
        nextAtMs: Number(row['nextAtMs']),
        notes: notes.map(({ run, seq, receivedAtMs }) => ({
          ...{ run: String(run), seq: Number(seq), receivedAtMs: Number(receivedAtMs) },
        })),
        readers: Number(statements.readersOf.get(site, id)?.['count']),
      };
    },
    postpone(id: string, nextAtMs: number): void {
      write(() => statements.postpone.run(nextAtMs, id));
    },
    remove(id: string): void {
      write(() => {
        statements.remove.run(id);
        statements.removeNotes.run(site, id);
      });
    },
    close(): void {
      if (isOpen) database.close();
      isOpen = false;
    },
  };
}

interface WaitingParts extends OutboxParts {
  statements: ReturnType<typeof prepare>;
}

function noting({ site, write, keep, statements }: WaitingParts) {
  let waiting = Number(statements.countOf.get(site, '')?.['count']);
  async function keepNotes(notes: readonly LeftNote[]): Promise<void> {
    let kept = 0;
    try {
      await keep(() => {
        for (const { run, seq, receivedAtMs } of notes) {
          if (waiting >= mostWaiting) break;
          const isNew = Number(statements.note.run(site, run, seq, receivedAtMs).changes);
          kept += isNew;
          // Others of the same commit see it.
          waiting += isNew;
        }
      });
    } catch (error) {
      waiting -= kept;
      throw error;
    }
  }

  return {
    /** Resolves when they are on disk. One that is there already counts once. */
    keepNotes: (notes: readonly LeftNote[]): Promise<void> =>
      waiting >= mostWaiting ? Promise.resolve() : keepNotes(notes),
    hasWaiting: (): boolean => waiting > 0,
    /** Makes one message of all notes that wait, unless the last such message waits itself. */
    gatherNotes(nowMs: number): void {
      if (waiting === 0 || statements.openNotes.get(site)) return;
      const id = newId();
      write(() => {
        statements.insert.run(id, site, 'notes', nowMs, 0, nowMs);
        statements.gather.run(id, site);
      });
      waiting = 0;
    },
  };
}

function newId(): string {
  return `msg_${randomBytes(16).toString('hex')}`;
}

function prepare(database: DatabaseSync) {
  return {
    tryNow: database.prepare('UPDATE messages SET next_ms = made_ms WHERE site = ?'),
    note: database.prepare(`INSERT OR IGNORE INTO notes VALUES (?, ?, ?, ?, '')`),
    gather: database.prepare(`UPDATE notes SET message = ? WHERE site = ? AND message = ''`),
    insert: database.prepare('INSERT INTO messages VALUES (?, ?, ?, ?, ?, 0, ?)'),
    openNotes: database.prepare(`SELECT 1 FROM messages WHERE site = ? AND kind = 'notes'`),
    next: database.prepare(`
      SELECT id, kind, made_ms AS madeAtMs, until_ms AS untilMs, attempts, next_ms AS nextAtMs
      FROM messages WHERE site = ? ORDER BY next_ms, id LIMIT 1`),
    notesOf: database.prepare(`
      SELECT run, seq, min(received_ms) AS receivedAtMs FROM notes
      WHERE site = ? AND message = ? GROUP BY run ORDER BY receivedAtMs, run LIMIT ?`),
    countOf: database.prepare('SELECT count(*) AS count FROM notes WHERE site = ? AND message = ?'),
    readersOf: database.prepare(
      'SELECT count(DISTINCT run) AS count FROM notes WHERE site = ? AND message = ?',
    ),
    postpone: database.prepare(
      'UPDATE messages SET attempts = attempts + 1, next_ms = ? WHERE id = ?',
    ),
    remove: database.prepare('DELETE FROM messages WHERE id = ?'),
    removeNotes: database.prepare('DELETE FROM notes WHERE site = ? AND message = ?'),
    reviewed: database.prepare('SELECT until_ms AS untilMs FROM reviewed WHERE site = ?'),
    setReviewed: database.prepare('INSERT OR REPLACE INTO reviewed VALUES (?, ?)'),
    dropReviews: database.prepare(`DELETE FROM messages WHERE site = ? AND kind = 'review'`),
  };
}

export type WebhookOutbox = ReturnType<typeof openWebhookOutbox>;
