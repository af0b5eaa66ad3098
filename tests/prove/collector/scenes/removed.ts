import { freePort } from '../../../harness/free-port.ts';
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteStore } from '../../../../src/collector/sqlite/sqlite-store.ts';
import { beaconLoad } from '../beacon-load.ts';
import { checkFile, contradictionsIn, wordChecked } from '../check-ledger.ts';
import { startProcess, writeBuiltSite } from '../collector-process.ts';
import type { Scene } from './scene.ts';

const refusals = 50;
const acknowledged = 500;
const partsOfDatabase = ['', '-wal', '-shm'];

/** The database is removed under the collector, then another stands in its place. */
export const removed: Scene = async ({ folder, random, say, signal }) => {
  writeBuiltSite(folder);
  const database = join(folder, 'runs.db');
  const options = { cwd: folder, port: await freePort(), database };
  const collector = await startProcess(options);
  const load = beaconLoad({ url: collector.beaconsUrl, random, signal });
  const { ledger } = load;
  const refused = () => ledger.answers.get('503') ?? 0;
  const contradictions: string[] = [];
  /** Nothing is acknowledged from here on. */
  const expectRefusals = async (scene: string): Promise<void> => {
    const before = ledger.acknowledged.size;
    load.resume();
    await load.untilRefused(refused() + refusals);
    await load.pause();
    const falsely = ledger.acknowledged.size - before;
    say(`${scene}: ${refusals} refused, ${falsely} events acknowledged`);
    if (falsely > 0) contradictions.push(`${scene}: ${falsely} events were acknowledged.`);
  };
  try {
    load.resume();
    await load.untilAcknowledged(acknowledged);
    await load.pause();
    // Under another name the removed file can still be looked at.
    const kept = join(folder, 'kept.db');
    for (const part of partsOfDatabase) {
      if (existsSync(database + part)) linkSync(database + part, kept + part);
      rmSync(database + part, { force: true });
    }
    await expectRefusals('The file was removed');
    const other = join(folder, 'other.db');
    await sqliteStore({ path: other }).close();
    renameSync(other, database);
    await expectRefusals('Another file stands in its place');
    await collector.kill();
    const checked = await checkFile(ledger, kept);
    say(`The file that was removed: ${wordChecked(ledger, checked)}`);
    contradictions.push(...contradictionsIn('In the removed file', ledger, checked));
    return [...contradictions, ...(await startAgain())];
  } finally {
    await load.close();
    await collector.kill();
  }

  /** The file that is there is taken by a collector that is started anew. */
  async function startAgain(): Promise<string[]> {
    const next = await startProcess(options);
    const later = beaconLoad({ url: next.beaconsUrl, random, signal });
    later.resume();
    await later.untilAcknowledged(acknowledged);
    await later.close();
    await next.kill();
    const checked = await checkFile(later.ledger, database);
    say(`Started again on the other: ${wordChecked(later.ledger, checked)}`);
    return contradictionsIn('Started again', later.ledger, checked);
  }
};
