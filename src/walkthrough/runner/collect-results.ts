import { join } from 'node:path';
import type { KeptFiles, WalkthroughResult } from '../result.ts';
import { judgeRooms, type WalkedRoom } from './judge-rooms.ts';
import { keepFiles } from './kept-files.ts';
import type { WalkEnd, WalkEvent } from './walk-event.ts';

/** One walkthrough that came to its end. */
export interface EndedWalkthrough extends WalkedRoom {
  title: string;
  /** Folder with recordings and screenshot. */
  folder: string;
  /** Absolute paths. */
  kept: KeptFiles;
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
  const names = new Map<string, string>();
  return {
    collected,
    take(event) {
      if (event.type === 'error') collected.errors.push(event.message);
      if (event.type !== 'walk-end') return;
      const ended = takeEnd(event, join(folder, nameFolder(event.title, names)));
      const index = collected.ended.findLastIndex(({ title }) => title === event.title);
      const first = event.room === 0 ? undefined : collected.ended[index];
      if (first) collected.ended[index] = keepBoth(judgeRooms(first, ended), ended);
      else collected.ended.push(ended);
    },
  };
}

function takeEnd(event: WalkEnd, ofWalk: string): EndedWalkthrough {
  const { title, room, status, errors, attachments } = event;
  const folder = room === 0 ? ofWalk : join(ofWalk, 'fresh-room');
  const results = attachments.flatMap((attachment): WalkthroughResult[] => {
    if (attachment.name !== 'walkthrough.json' || !('body' in attachment)) return [];
    const text = Buffer.from(attachment.body, 'base64').toString('utf8');
    return [JSON.parse(text) as WalkthroughResult]; // the newcomer wrote it
  });
  // One that gave no result may have been given secrets all the same.
  const isMasked = results.length === 0 || results.some((result) => result.isMasked);
  const kept = keepFiles(attachments, folder, { isMasked });
  return { title, status, results, errors, folder, kept };
}

/** What was kept in the first room, and the trace of the second. */
function keepBoth(judged: EndedWalkthrough, { kept }: EndedWalkthrough): EndedWalkthrough {
  return { ...judged, kept: { ...kept, ...judged.kept } };
}

/** The same for each room of a walkthrough, and another for every other one. */
function nameFolder(title: string, names: Map<string, string>): string {
  const known = names.get(title);
  if (known !== undefined) return known;
  const letters = title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const name = letters.replaceAll(/^-+|-+$/g, '').slice(0, 80) || 'walkthrough';
  const isTaken = (candidate: string) => [...names.values()].includes(candidate);
  let free = name;
  for (let number = 2; isTaken(free); number += 1) free = `${name}-${number}`;
  names.set(title, free);
  return free;
}
