import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findPrograms } from './find-programs.ts';

/** What the folders hold, to be told from what is put there later. */
export type Holdings = ReadonlyMap<string, ReadonlySet<string>>;

export function holdingsOf(folders: readonly string[]): Holdings {
  return new Map(folders.map((folder) => [folder, new Set(namesIn(folder))]));
}

/**
 * Links what the page itself has installed for the whole machine since then: the newcomer has it,
 * though the machine's folders are not on their PATH.
 */
export function linkMadePrograms(before: Holdings, programs: string): void {
  const linked = new Set(namesIn(programs));
  for (const [folder, held] of before) {
    for (const name of namesIn(folder)) {
      if (held.has(name) || linked.has(name) || findPrograms(name, [folder]).length === 0) continue;
      symlinkSync(join(folder, name), join(programs, name));
      linked.add(name);
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A PATH may name folders that are not there.
    return [];
  }
}
