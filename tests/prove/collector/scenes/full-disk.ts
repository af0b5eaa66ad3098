import { freePort } from '../../../harness/free-port.ts';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beaconLoad } from '../beacon-load.ts';
import { checkFile, contradictionsIn, wordChecked } from '../check-ledger.ts';
import { startProcess, writeBuiltSite } from '../collector-process.ts';
import type { Scene } from './scene.ts';

const smallBytes = 2_000_000;
const refusals = 100;
const acknowledgedAfter = 500;

/** The disk is full, and has room again while the collector runs. */
export const fullDisk: Scene = async ({ folder, random, say, signal }) => {
  writeBuiltSite(folder);
  const disk = join(folder, 'disk');
  if (!mountSmall(disk)) {
    say('A full disk that has room again: cannot be judged, this user may mount none.');
    return [];
  }
  try {
    const database = join(disk, 'runs.db');
    const port = await freePort();
    const collector = await startProcess({ cwd: folder, port, database });
    const load = beaconLoad({ url: collector.beaconsUrl, random, signal });
    try {
      load.resume();
      await load.untilRefused(refusals);
      await load.pause();
      const full = await checkFile(load.ledger, database);
      const before = load.ledger.acknowledged.size;
      mount(['-o', 'remount,size=200m', disk]);
      load.resume();
      await load.untilAcknowledged(before + acknowledgedAfter);
      await load.pause();
      const checked = await checkFile(load.ledger, database);
      say(`A full disk, then room on it: ${wordChecked(load.ledger, checked)}`);
      return [
        ...contradictionsIn('On a full disk', load.ledger, full),
        ...contradictionsIn('With room again', load.ledger, checked),
      ];
    } finally {
      await load.close();
      await collector.kill();
    }
  } finally {
    spawnSync('umount', [disk]);
  }
};

/** No file may grow any more: what a quota does, and anybody can set. */
export const fullFile: Scene = async ({ folder, random, say, signal }) => {
  writeBuiltSite(folder);
  const database = join(folder, 'runs.db');
  const options = { cwd: folder, port: await freePort(), database };
  const limited = await startProcess({ ...options, mostFileBytes: smallBytes });
  const load = beaconLoad({ url: limited.beaconsUrl, random, signal });
  try {
    load.resume();
    await load.untilRefused(refusals);
    await limited.kill();
    await load.pause();
    const full = await checkFile(load.ledger, database);
    const before = load.ledger.acknowledged.size;
    const collector = await startProcess(options);
    load.resume();
    await load.untilAcknowledged(before + acknowledgedAfter);
    await collector.kill();
    await load.pause();
    const checked = await checkFile(load.ledger, database);
    say(`Files that may not grow, then may: ${wordChecked(load.ledger, checked)}`);
    return [
      ...contradictionsIn('When no file may grow', load.ledger, full),
      ...contradictionsIn('When files may grow again', load.ledger, checked),
    ];
  } finally {
    await load.close();
    await limited.kill();
  }
};

function mountSmall(disk: string): boolean {
  mkdirSync(disk);
  return mount(['-t', 'tmpfs', '-o', `size=${smallBytes}`, 'tmpfs', disk]);
}

function mount(words: readonly string[]): boolean {
  return spawnSync('mount', words).status === 0;
}
