import { createHash } from 'node:crypto';

// An edit has so many indexed anew, while the rest of the site is bundled.
const pagesOfOne = 64;
const mostShards = 64;

/** How many indexes are kept of so many pages: doubled as a site grows, and hardly ever. */
export function shardCount(pages: number): number {
  let count = 1;
  while (count < mostShards && pages > count * pagesOfOne) count *= 2;
  return count;
}

/** Which of the indexes a page is in: always the same, whatever other pages there are. */
export function shardOf(path: string, count: number): number {
  return createHash('sha256').update(path).digest().readUInt32BE(0) % count;
}
