import { freePort } from '../../../harness/free-port.ts';
import { join } from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import { beaconLoad } from '../beacon-load.ts';
import { checkFile, contradictionsIn, wordChecked } from '../check-ledger.ts';
import { spawnProcess, writeBuiltSite } from '../collector-process.ts';
import type { SceneWorld } from './scene.ts';

const checkedEvery = 50;

/** Kills collectors at random moments, some of them before they take a request. */
export async function killed(kills: number, world: SceneWorld): Promise<string[]> {
  const { folder, random, say, signal } = world;
  writeBuiltSite(folder);
  const options = { cwd: folder, port: await freePort() };
  const database = join(folder, '.meantime/runs.db');
  const load = beaconLoad({
    url: `http://127.0.0.1:${options.port}/_meantime/runs`,
    random,
    signal,
  });
  load.resume();
  const contradictions: string[] = [];
  let early = 0;
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      signal.throwIfAborted();
      const command = random() < 0.5 ? 'serve' : 'collect';
      const collector = spawnProcess({ ...options, command });
      try {
        // The first makes the file; else one in ten is killed while it starts.
        if (kill > 1 && random() < 0.1) {
          early += 1;
          await passing(random() * 300);
        } else {
          await collector.whenUp;
          await passing(random() * 500);
        }
      } finally {
        await collector.kill();
      }
      if (kill % checkedEvery > 0 && kill < kills) continue;
      await load.pause();
      const checked = await checkFile(load.ledger, database);
      say(`${kill} kills, ${early} during the start: ${wordChecked(load.ledger, checked)}`);
      contradictions.push(...contradictionsIn(`After ${kill} kills`, load.ledger, checked));
      load.resume();
    }
  } finally {
    await load.close();
  }
  return contradictions;
}
