import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WalkthroughResult } from '../result.ts';
import { judgeRooms, type WalkedRoom } from './judge-rooms.ts';
import type { WalkEnd, WalkEvent } from './walk-event.ts';

/** One walkthrough that came to its end. */
export interface EndedWalkthrough extends WalkedRoom {
  title: string;
  /** Folder with recordings and screenshot. */
  folder: string;
}

export interface Collected {
  ended: EndedWalkthrough[];
  /** What kept walkthroughs from being run at all. */
  errors: string[];
}

/** Keeps results and files of the walkthroughs as they end. */
export function collectResults(folder: string): {
  collected: Collected;
  take: (event: WalkEvent) => void;
} {
  const collected: Collected = { ended: [], errors: [] };
  return {
    collected,
    take(event) {
      if (event.type === 'error') collected.errors.push(event.message);
      if (event.type !== 'walk-end') return;
      const ended = takeEnd(event, folder);
      const index = collected.ended.findLastIndex(({ title }) => title === event.title);
      const first = event.room === 0 ? undefined : collected.ended[index];
      if (first) collected.ended[index] = judgeRooms(first, ended);
      else collected.ended.push(ended);
    },
  };
}

function takeEnd(event: WalkEnd, parent: string): EndedWalkthrough {
  const { title, room, status, errors, attachments } = event;
  const ofWalk = join(parent, nameFolder(title));
  const folder = room === 0 ? ofWalk : join(ofWalk, 'fresh-room');
  const results: WalkthroughResult[] = [];
  for (const { name, body } of attachments) {
    const content = Buffer.from(body, 'base64');
    if (name === 'walkthrough.json') {
      results.push(JSON.parse(content.toString('utf8')) as WalkthroughResult); // the newcomer wrote it
    } else if (/^[\w-]+\.(?:cast|png)$/.test(name)) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, name), content);
    }
  }
  return { title, status, results, errors, folder };
}

function nameFolder(title: string): string {
  const name = title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return name.replaceAll(/^-+|-+$/g, '').slice(0, 80) || 'walkthrough';
}
