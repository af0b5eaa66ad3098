/**
 * The least that keeps every event once and acknowledges what is on disk: nothing is checked, nobody
 * is limited, nothing can be asked of it afterwards.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import type { Batch } from '../../../../src/protocol/beacon.ts';

const database = new DatabaseSync(process.argv[2] ?? '');
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE events (run, seq, event, PRIMARY KEY (run, seq)) WITHOUT ROWID`);
const insert = database.prepare('INSERT OR IGNORE INTO events VALUES (?, ?, ?)');
let waiting: [batch: Batch, response: ServerResponse][] = [];

function commit(): void {
  const group = waiting;
  waiting = [];
  database.exec('BEGIN');
  for (const [{ run, events }] of group) {
    for (const event of events) insert.run(run, event.seq, JSON.stringify(event));
  }
  database.exec('COMMIT');
  for (const [, response] of group) response.writeHead(204).end();
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const batch = JSON.parse(Buffer.concat(chunks).toString()) as Batch; // what the load sends
    if (waiting.push([batch, response]) === 1) setImmediate(commit);
  });
}).listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`); // it listens on a port
});
