import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { clickhouseAway } from '../collector/scenes/clickhouse-away.ts';
import { cutBodies } from '../collector/scenes/cut-bodies.ts';
import { fullDisk, fullFile } from '../collector/scenes/full-disk.ts';
import { killed } from '../collector/scenes/killed.ts';
import { locked } from '../collector/scenes/locked.ts';
import { removed } from '../collector/scenes/removed.ts';
import type { Scene } from '../collector/scenes/scene.ts';
import { defineProof } from '../proof.ts';

const scenes: Record<string, Scene> = {
  'full-disk': fullDisk,
  'full-file': fullFile,
  locked,
  removed,
  'cut-bodies': cutBodies,
  clickhouse: clickhouseAway,
};

export const proof = defineProof({
  shows: 'Every event that was acknowledged is stored once, whatever happens to the collector.',
  options: {
    kills: { what: 'SIGKILLs under load', usual: 200 },
    lock: { what: 'seconds for which another program holds the lock', usual: 20 },
    away: { what: 'seconds for which ClickHouse is gone', usual: 240 },
    only: { what: `one of ${Object.keys(scenes).join(', ')}`, usual: '' },
  },
  sample: { kills: 3, lock: 3, away: 2 },
  async run({ kills, lock, away, only }, world) {
    const contradictions: string[] = [];
    const chosen = Object.entries(scenes).filter(([name]) => only === '' || only === name);
    for (const [name, scene] of chosen) {
      const folder = join(world.folder, name);
      mkdirSync(folder);
      const seconds = scene === clickhouseAway ? away : lock;
      contradictions.push(...(await scene({ ...world, folder, lastsMs: seconds * 1_000 })));
    }
    if (only !== '') return contradictions;
    const folder = join(world.folder, 'killed');
    mkdirSync(folder);
    const lastsMs = 0;
    return [...contradictions, ...(await killed(kills, { ...world, folder, lastsMs }))];
  },
});
