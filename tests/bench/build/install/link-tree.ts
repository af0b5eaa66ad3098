import { linkSync, mkdirSync, readdirSync, readlinkSync, symlinkSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** A copy of a folder whose files are hard links: thousands a second, and no space of their own. */
export function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) linkEntry(entry, from, to);
}

function linkEntry(entry: Dirent, from: string, to: string): void {
  const source = join(from, entry.name);
  const target = join(to, entry.name);
  if (entry.isDirectory()) linkTree(source, target);
  else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
  else linkSync(source, target);
}
